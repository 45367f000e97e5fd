import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { patchDocument, type Edit, type Patch } from '#core/document/patch.ts';
import { checksumOf } from '#core/history/checksum.ts';
import { stacksOf, type LogEntry, type LoggedEdit } from '#core/history/edit-log.ts';
import { replay } from '#core/history/replay.ts';
import { propertyRuns } from '../formats/property-runs.ts';

const start: Connector = {
  definition: '{\n  "swagger": "2.0",\n  "info": { "title": "Pets" },\n  "paths": {\n    "/a": {}, "/b": {}\n  }\n}',
  properties: '{"properties":{}}',
};

interface Session {
  readonly document: ConnectorDocument;
  readonly log: readonly LoggedEdit[];
}

const begin: Session = { document: openDocument(start), log: [] };

function make({ document, log }: Session, patch: Patch, kind: LoggedEdit['kind'] = 'edit', joins = false): Session {
  const { value, made, inverse } = patchDocument(document, patch);
  return { document: value, log: [...log, { kind, at: log.length, title: patch.title, made, inverse, joins }] };
}

function back(session: Session): Session {
  const patch = stacksOf(session.log).undo.at(-1);
  return patch ? make(session, patch, 'undo') : session;
}

function again(session: Session): Session {
  const patch = stacksOf(session.log).redo.at(-1);
  return patch ? make(session, patch, 'redo') : session;
}

const entryOf = ({ document, log }: Session): LogEntry => ({ edits: log, check: checksumOf(document.connector) });
const set = (pointer: string, value: unknown): Edit => ({ kind: 'set', pointer, value });
const titled = (title: string): Patch => ({ title, edits: [set('/definition/info/title', title)] });

describe('the log of edits', () => {
  it('makes them again, script and icon included', () => {
    const icon = { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png' };
    const edits = [set('/definition/host', 'api.example'), set('/script', 'a'), set('/icon', icon)];
    const session = back(
      make(make(begin, { title: 'All', edits }), { title: 'No icon', edits: [{ kind: 'remove', pointer: '/icon' }] }),
    );
    const made = replay(openDocument(start), [entryOf(session)]);
    expect(made).toMatchObject({ count: 1, document: { connector: { script: 'a', icon } } });
    expect(made.document.connector).toEqual(session.document.connector);
  });

  it('gives back what can be undone and done again', () => {
    const session = back(make(make(make(begin, titled('A')), titled('B')), titled('Bc'), 'edit', true));
    const { undo, redo } = stacksOf(session.log);
    expect([undo, redo].map((stack) => stack.map(({ title }) => title))).toEqual([['A'], ['B']]);
    expect(session.document.definition.value.info?.title).toBe('A');
    expect(again(session).document.definition.value.info?.title).toBe('Bc');
  });

  it('has nothing to do again after a new edit', () => {
    expect(stacksOf(make(back(make(begin, titled('A'))), titled('B')).log).redo).toEqual([]);
  });

  it.each([
    {
      name: 'another text',
      entry: entryOf(make({ ...begin, document: openDocument({ ...start, properties: '{}' }) }, titled('A'))),
    },
    {
      name: 'a place that is not there',
      entry: { edits: make(begin, titled('A')).log.map((one) => ({ ...one, made: [set('/nowhere', 1)] })), check: '' },
    },
    { name: 'another checksum', entry: { ...entryOf(make(begin, titled('A'))), check: 'x' } },
  ])('stops before an entry about $name', ({ entry }) => {
    const first = make(begin, titled('First'));
    const made = replay(openDocument(start), [entryOf(first), entry]);
    expect(made.count).toBe(1);
    expect(made.document.connector).toEqual(first.document.connector);
  });

  it('leads where the session led, whatever was done (property)', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('edit' as const),
        edits: fc.array(
          fc.oneof(
            fc.record({
              kind: fc.constant('set' as const),
              pointer: fc.constantFrom(
                '/definition/info/title',
                '/definition/host',
                '/definition/paths/~1a/get',
                '/properties/x',
                '/script',
              ),
              value: fc.string(),
            }),
            fc.record({
              kind: fc.constant('remove' as const),
              pointer: fc.constantFrom('/definition/paths/~1a', '/definition/info', '/script'),
            }),
            fc.record({
              kind: fc.constant('splice' as const),
              part: fc.constantFrom('definition' as const, 'properties' as const),
              start: fc.constant(0),
              end: fc.constant(0),
              text: fc.string({ maxLength: 5 }),
            }),
          ),
          { maxLength: 4 },
        ),
        joins: fc.boolean(),
      }),
      fc.constant({ kind: 'undo' as const }),
      fc.constant({ kind: 'redo' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let session = begin;
        for (const one of steps) {
          if (one.kind === 'undo') session = back(session);
          else if (one.kind === 'redo') session = again(session);
          else session = tryMake(session, one.edits, one.joins);
        }
        const { document, count } = replay(openDocument(start), [entryOf(session)]);
        expect(count).toBe(1);
        expect(document.connector).toEqual(session.document.connector);
        while (stacksOf(session.log).undo.length > 0) session = back(session);
        expect(session.document.connector).toEqual(start);
      }),
      { ...propertyRuns, numRuns: propertyRuns.numRuns * 5 },
    );
  });
});

/** A JSON edit while that text does not read is a programmer’s error, which the page does not make. */
function tryMake(session: Session, edits: readonly Edit[], joins: boolean): Session {
  try {
    return make(session, { title: 'Edit', edits }, 'edit', joins);
  } catch {
    return session;
  }
}

describe('the checksum', () => {
  const icon = { bytes: new Uint8Array([1]), mediaType: 'image/png' };
  it.each<{ name: string; other: Connector }>([
    { name: 'one character', other: { ...start, definition: start.definition.replace('Pets', 'Pats') } },
    {
      name: 'what stands in which file',
      other: { definition: start.definition + '{', properties: start.properties.slice(1) },
    },
    { name: 'an empty script', other: { ...start, script: '' } },
    { name: 'an icon', other: { ...start, icon } },
  ])('tells $name', ({ other }) => {
    expect(checksumOf(other)).not.toBe(checksumOf(start));
  });

  it('is the same for the same files', () => {
    expect(checksumOf({ ...start, icon })).toBe(checksumOf({ ...structuredClone(start), icon: structuredClone(icon) }));
  });
});
