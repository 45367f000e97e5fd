import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isBalanced } from '#core/ledger/ledger.ts';
import { faultOf, importText } from './read-collection.ts';

const folder = new URL('../../../fixtures/postman/', import.meta.url);

/** Connector, ledger and findings of each fixture, side by side with its input; read a change as you read code. */
it.each(readdirSync(folder))('%s comes out as expected', async (name) => {
  const { conversion, definition, diagnostics, changes } = await importText(
    readFileSync(new URL(`${name}/input.json`, folder), 'utf8'),
  );
  expect(conversion && isBalanced(conversion.ledger)).toBe(true);
  expect(await faultOf(definition)).toBeUndefined();
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
    changes: changes.map(({ code, kind, pointer, result, choice }) =>
      [
        `${code} (${kind}) ${pointer}`,
        ...(result === undefined ? [] : [`-> ${result}`]),
        ...(choice ? [`[${choice.options.map(({ value }) => value).join(' | ')}] ${choice.taken}`] : []),
      ].join(' '),
    ),
    definition,
    properties: JSON.parse(conversion?.connector.properties ?? 'null') as unknown,
  };
  await expect(`${JSON.stringify(outcome, null, 2)}\n`).toMatchFileSnapshot(
    new URL(`${name}/expected.json`, folder).pathname,
  );
});
