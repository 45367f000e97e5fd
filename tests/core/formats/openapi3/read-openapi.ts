import type { Definition } from '#core/definition/openapi2.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { PropertiesFile } from '#core/document/properties.ts';
import type { Conversion, ConvertedChange } from '#core/formats/format.ts';
import { openapi3 } from '#core/formats/openapi3/index.ts';
import { readDocument } from '#core/formats/reading/read-document.ts';
import { openContext } from '../open-context.ts';

export interface Imported {
  readonly conversion: Conversion | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: readonly ConvertedChange[];
  /** Empty when nothing came of it. */
  readonly definition: Definition;
  readonly properties: PropertiesFile;
  readonly codes: readonly string[];
}

/** Reads, recognises and converts a text, JSON or YAML, without the rules. */
export async function importText(
  text: string,
  operations?: readonly string[],
  choices: Readonly<Record<string, string>> = {},
): Promise<Imported> {
  const document = readDocument({ bytes: new TextEncoder().encode(text) });
  const detection = openapi3.detect([document]);
  if (!detection) throw new Error('not recognised as OpenAPI 3');
  const { context, diagnostics, changes } = openContext({ choices, ...(operations && { operations }) });
  const conversion = await openapi3.convert(detection, context);
  return {
    conversion,
    diagnostics,
    changes,
    definition: conversion ? (JSON.parse(conversion.connector.definition) as Definition) : {},
    properties: conversion ? (JSON.parse(conversion.connector.properties) as PropertiesFile) : {},
    codes: diagnostics.map(({ code }) => code.replace('openapi3/', '')),
  };
}

export const importValue = (value: unknown, operations?: readonly string[]): Promise<Imported> =>
  importText(JSON.stringify(value), operations);

/** With an option of a choice asked for, by its id without the format's name. */
export const importChosen = (value: unknown, choices: Readonly<Record<string, string>>): Promise<Imported> => {
  const named = Object.entries(choices).map(([id, option]) => [`openapi3/${id}`, option] as const);
  return importText(JSON.stringify(value), undefined, Object.fromEntries(named));
};

type Loose = Readonly<Record<string, unknown>>;

/** A whole file, of 3.1 unless `openapi` says otherwise. */
export const fileOf = (parts: Loose): Loose => ({
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '1' },
  servers: [{ url: 'https://api.parcel.example/v1' }],
  paths: { '/a': { get: { operationId: 'GetA', responses: { 200: { description: 'OK' } } } } },
  ...parts,
});

/** A file with one POST that sends a body of this schema. */
export const sending = (schema: unknown, schemas: Loose = {}, more: Loose = {}): Loose =>
  fileOf({
    paths: {
      '/a': {
        post: {
          operationId: 'SendA',
          requestBody: { content: { 'application/json': { schema } } },
          responses: { 200: { description: 'OK' } },
        },
      },
    },
    components: { schemas },
    ...more,
  });

/** A file with one GET that answers with this schema. */
export const answering = (schema: unknown, schemas: Loose = {}, more: Loose = {}): Loose =>
  fileOf({
    paths: {
      '/a': {
        get: {
          operationId: 'GetA',
          responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
        },
      },
    },
    components: { schemas },
    ...more,
  });

/** A file with one GET of these parameters. */
export const asking = (parameters: readonly unknown[], path = '/a', more: Loose = {}): Loose =>
  fileOf({
    paths: { [path]: { get: { operationId: 'GetA', parameters, responses: { 200: { description: 'OK' } } } } },
    ...more,
  });
