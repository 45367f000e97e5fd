import { describe, expect, it } from 'vitest';
import { formMembers } from '#core/definition/form-members.ts';
import { isRecord } from '#core/definition/operations.ts';
import type { JsonPart } from '#core/document/connector.ts';
import { readPart } from '#core/document/open-document.ts';
import { definitionShape } from '#core/rules/openapi-shape/definition-shape.ts';
import type { Shape } from '#core/rules/shapes/shape.ts';
import { expectedAt, kinds, wordOf, type PlainMembers } from '#core/source/words/index.ts';
import { hasCorpus, publishedConnectors } from '../rules/support/corpus.ts';

const plainMembers = (value: unknown): PlainMembers =>
  new Map(isRecord(value) ? Object.entries(value).filter(([, one]) => typeof one !== 'object') : []);

/** Calls back with the path of every member of a file that no word is for. */
function missingWords(part: JsonPart, file: unknown, tell: (path: readonly string[]) => void): void {
  const visit = (value: unknown, path: readonly string[], around: readonly unknown[]): void => {
    const expected = expectedAt(part, path, (depth) => plainMembers([...around, value][depth]));
    if (!expected) return;
    if (Array.isArray(value)) value.forEach((item, at) => visit(item, [...path, String(at)], [...around, value]));
    if (!isRecord(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (expected.kind && !wordOf(expected.kind, key)) tell([...path, key]);
      else visit(member, [...path, key], [...around, value]);
    }
  };
  visit(file, [], []);
}

it('has a word for every member of OpenAPI 2.0', () => {
  const missing: string[] = [];
  const seen = new Set<Shape>();
  const kindOf = (value: unknown, path: readonly string[]): void => {
    const expected = expectedAt('definition', path, () => plainMembers(value));
    if (!expected) missing.push(path.join('/'));
  };
  const visit = (shape: Shape, path: readonly string[]): void => {
    if (seen.has(shape) || path.length > 8) return;
    seen.add(shape);
    if (shape.kind === 'choice') visit(shape.choose(undefined), path);
    if (shape.kind === 'list') visit(shape.items, [...path, '0']);
    if (shape.kind !== 'object') return;
    for (const [key, member] of Object.entries(shape.members)) {
      kindOf(undefined, [...path, key]);
      visit(member, [...path, key]);
    }
    for (const name of ['/a', '200', 'A']) {
      const other = shape.others?.(name);
      if (other) visit(other, [...path, name]);
    }
  };
  visit(definitionShape, []);
  expect(seen.size).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

describe('has a word for every member that a form has a field for', () => {
  const pairs: Partial<Record<keyof typeof formMembers, keyof typeof kinds>> = {
    infoAnnotation: 'infoAnnotation',
    openaiManifest: 'manifest',
    notification: 'notificationContent',
    operationContext: 'operationContext',
    dynamicTreeSettings: 'treeSettings',
    dynamicTreeCall: 'treeCall',
    connectionUiDefinition: 'uiDefinition',
    connectionConstraints: 'constraints',
    oAuthSettings: 'oauthSettings',
    connectionParameterSets: 'parameterSets',
    connectionParameterSet: 'parameterSet',
  };
  // Of JSON schema, or of objects only; said of the schema.
  const elsewhere = new Set(['anyOf', 'oneOf', 'minProperties', 'maxProperties']);
  const others = new Set(['notification', 'parameter', 'bodyParameter', 'policyParameters']);
  const rest = Object.keys(formMembers).filter(
    (name): name is keyof typeof kinds & keyof typeof formMembers => Object.hasOwn(kinds, name) && !others.has(name),
  );
  it.each([...Object.entries(pairs), ...rest.map((name) => [name, name] as const)])('%s', (form, kind) => {
    const members: readonly string[] = formMembers[form as keyof typeof formMembers];
    const unknown = members.filter((name) => !elsewhere.has(name) && !wordOf(kinds[kind], name));
    expect(unknown).toEqual([]);
  });
});

it('says something of every word, and nothing twice in one kind', () => {
  for (const [name, { words }] of Object.entries(kinds)) {
    for (const [key, { about }] of Object.entries(words)) {
      expect(about, `${name}.${key}`).toMatch(/^[A-Z"#…].*[.!?]$/s);
      expect(about.length, `${name}.${key}`).toBeLessThan(180);
    }
  }
});

describe.skipIf(!hasCorpus)('published connectors (skipped without the corpus)', () => {
  it('knows nearly every member', () => {
    const counts = new Map<string, number>();
    let files = 0;
    for (const { connector } of publishedConnectors()) {
      files += 1;
      const here = new Set<string>();
      for (const part of ['definition', 'properties'] as const)
        missingWords(part, readPart(connector[part]).value, (path) => here.add(path.at(-1) ?? ''));
      for (const key of here) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const often = [...counts].filter(([, count]) => count > 2).toSorted(([, a], [, b]) => b - a);
    expect(files).toBeGreaterThan(20);
    expect(often).toEqual([]);
  });
});
