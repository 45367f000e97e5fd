import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { applyPatch, type Patch } from '#core/document/patch.ts';
import {
  changeConstraint,
  changeParameterText,
  changeSecurity,
  keepWay,
  parameterPlaces,
  readParameters,
  readSecurity,
  readWay,
  readWays,
  splitIntoWays,
  type Security,
} from '#core/security/index.ts';

const corpus = new URL('../../../../shared/corpus/connectors/', import.meta.url);
const names = existsSync(corpus) ? readdirSync(corpus) : [];

function open(name: string): ConnectorDocument {
  const text = (file: string): string => readFileSync(new URL(`${name}/${file}`, corpus), 'utf8');
  return openDocument({ definition: text('apiDefinition.swagger.json'), properties: text('apiProperties.json') });
}

const securityOf = ({ definition, properties }: ConnectorDocument): Security =>
  readSecurity(definition.value, properties.value);

/** What stands between the lines that both texts begin with and those they end with. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const start = now.findIndex((line, index) => line !== old[index]);
  let end = 0;
  while (old.length - end > start && now.length - end > start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return [
    ...old.slice(start, old.length - end).map((line) => `- ${line.trim()}`),
    ...now.slice(start, now.length - end).map((line) => `+ ${line.trim()}`),
  ];
}

describe.skipIf(names.length === 0)('published connectors (skipped where the corpus is absent)', () => {
  it('are all shown in forms: none is kept as it is for want of one', () => {
    const kinds: Record<string, string[]> = {};
    for (const name of names) {
      const document = open(name);
      const security = securityOf(document);
      (kinds[security.kind] ??= []).push(name);
      for (const { index } of readWays(document.properties.value)) {
        const place = parameterPlaces(document.properties.value).find(({ way }) => way === index);
        expect(readWay(document.definition.value, place?.parameters ?? {}).kind).not.toBe('other');
      }
    }
    expect(kinds['other']).toBeUndefined();
    expect(kinds['sets']).toEqual(['3e-events', 'avepoint-cloud-governance', 'lawvu']);
    expect(kinds['provider']).toEqual(['facebook', 'surveymonkey', 'zoho-mail', 'zoho-zeptomail']);
    expect(Object.values(kinds).flat()).toHaveLength(names.length);
  });

  it.each(names)('%s: one label is one line, a constraint as well, and nothing else moves', (name) => {
    const document = open(name);
    const { properties } = document;
    if (properties.problems.some(({ severity }) => severity === 'error')) return;
    for (const place of parameterPlaces(properties.value)) {
      for (const parameter of readParameters(place)) {
        if (parameter.label === '') continue;
        const after = (patch: Patch): string => applyPatch(document.connector, patch).connector.properties;
        const label = after(changeParameterText(parameter, 'label', 'Something nobody wrote'));
        expect(changedLines(properties.text, label)).toEqual([
          expect.stringContaining('displayName'),
          expect.stringContaining('Something nobody wrote'),
        ]);
        const required = after(changeConstraint(parameter, { name: 'required', value: !parameter.isRequired }));
        expect(JSON.parse(required)).not.toEqual(properties.value);
        expect(Math.abs(required.split('\n').length - properties.text.split('\n').length)).toBeLessThanOrEqual(4);
      }
    }
  });

  it.each(names)('%s: its client ID is one line, and undo gives back each byte', (name) => {
    const document = open(name);
    const security = securityOf(document);
    if (!('clientId' in security) || document.properties.problems.some(({ severity }) => severity === 'error')) return;
    const patch = changeSecurity(document, { ...security, clientId: 'another-client' });
    const { connector, inverse } = applyPatch(document.connector, patch);
    expect(connector.definition).toBe(document.connector.definition);
    expect(changedLines(document.connector.properties, connector.properties)).toEqual([
      expect.stringContaining('lientId'),
      expect.stringContaining('another-client'),
    ]);
    expect(applyPatch(connector, inverse).connector).toEqual(document.connector);
  });

  it.each(names)('%s: people may choose among ways and back, with nothing lost', (name) => {
    const document = open(name);
    const security = securityOf(document);
    if (security.kind === 'sets' || security.kind === 'none') return;
    if (document.properties.problems.some(({ severity }) => severity === 'error')) return;
    const split = applyPatch(document.connector, splitIntoWays(document, 'The way there was'));
    const between = openDocument(split.connector);
    expect(securityOf(between).kind).toBe('sets');
    const joined = applyPatch(split.connector, keepWay(between.properties.value, 0));
    expect(openDocument(joined.connector).properties.value).toEqual(document.properties.value);
    expect(joined.connector.definition).toBe(document.connector.definition);
    expect(applyPatch(split.connector, split.inverse).connector).toEqual(document.connector);
  });
});
