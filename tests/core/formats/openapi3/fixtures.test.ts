import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { valueAt } from '#core/document/pointer.ts';
import { importDescription } from '#core/formats/import-description.ts';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf } from '../postman/read-collection.ts';
import { importText } from './read-openapi.ts';

const folder = new URL('../../../fixtures/openapi3/', import.meta.url);

/** Connector, ledger and findings of each fixture, side by side with its input; read a change as you read code. */
it.each(readdirSync(folder))('%s comes out as expected', async (name) => {
  const [input = ''] = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.startsWith('input.'));
  const text = readFileSync(new URL(`${name}/${input}`, folder), 'utf8');
  const { conversion, definition, properties, diagnostics, changes } = await importText(text);
  expect(conversion && isBalanced(conversion.ledger)).toBe(true);
  expect(await faultOf(definition, true)).toBeUndefined();
  for (const { result } of changes) {
    if (result !== undefined) expect([result, valueAt({ definition, properties }, result)]).not.toContain(undefined);
  }
  const outcome = {
    diagnostics: diagnostics.map(({ code, severity, message, pointer, range }) => ({
      code,
      severity,
      message,
      at: `${pointer} (line ${range?.line})`,
    })),
    ledger: conversion?.ledger.entries.map(({ source, ...entry }) => ({
      ...entry,
      at: `${source.pointer} (line ${source.range?.line})`,
    })),
    changes: changes.map(({ code, kind, pointer, result, choice }) => ({
      code,
      kind,
      at: pointer,
      ...(result !== undefined && { result }),
      ...(choice && {
        choice: choice.options.map(({ value }) => (value === choice.taken ? `[${value}]` : value)).join(' '),
      }),
    })),
    definition,
    properties,
  };
  await expect(`${JSON.stringify(outcome, null, 2)}\n`).toMatchFileSnapshot(
    new URL(`${name}/expected.json`, folder).pathname,
  );
});

/** The result is OpenAPI 2.0 already: reading it again leaves every byte as it is, and the rules have no errors. */
it.each(readdirSync(folder))('%s is not changed by importing it again', async (name) => {
  const [input = ''] = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.startsWith('input.'));
  const first = await importDescription({ bytes: new Uint8Array(readFileSync(new URL(`${name}/${input}`, folder))) });
  if (!first.ok) throw new Error(first.diagnostics[0]?.message);
  expect(first.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const again = await importDescription({ bytes: new TextEncoder().encode(first.connector.definition) });
  expect(again.ok && again.connector.definition).toBe(first.connector.definition);
});
