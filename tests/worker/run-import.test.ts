import { expect, it, vi } from 'vitest';
import type { SourcePlace } from '#core/ledger/ledger.ts';
import type { ImportRequest } from '#worker/protocol.ts';
import { runExcerpt, runImport, runReport } from '#worker/run-import.ts';

const noProgress = (): void => undefined;

const password = 'tulip-orbit-92-lantern';
const collection = {
  info: { name: 'Parcel Desk', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  auth: { type: 'basic', basic: [{ key: 'password', value: password }] },
  item: [{ name: 'List parcels', request: { method: 'GET', url: 'https://desk.example/parcels' } }],
  event: [{ listen: 'test', script: { exec: ['pm.test("ok")'] } }],
};

/** Bytes are new each time, as they are after they were posted. */
function request(options: ImportRequest['options'] = {}, name = 'desk.json'): ImportRequest {
  const bytes = new TextEncoder().encode(JSON.stringify(collection, undefined, 2));
  return { files: [{ name, bytes }], options };
}

async function placeOfSecret(): Promise<SourcePlace> {
  const { outcome } = await runImport(request(), noProgress);
  const groups = outcome.ok ? outcome.ledger.groups : [];
  const place = groups.find(({ code }) => code === 'postman/secret-kept-out')?.changes[0]?.source;
  if (!place) throw new Error('No secret was found');
  return place;
}

it('answers what is asked about an import without a second one', async () => {
  const place = await placeOfSecret();
  const onProgress = vi.fn();
  await runReport({ ...request(), form: 'markdown' }, onProgress);
  await runExcerpt({ ...request(), place, holdsSecret: true }, onProgress);
  expect(onProgress).not.toHaveBeenCalled();
});

it.each([
  ['other choices', request({ choices: { a: 'b' } })],
  ['other operations', request({ operations: ['GET /parcels'] })],
  ['another file', request({}, 'other.json')],
])('imports again for %s', async (_, other) => {
  await runImport(request(), noProgress);
  const onProgress = vi.fn();
  await runReport({ ...other, form: 'json' }, onProgress);
  expect(onProgress).toHaveBeenCalled();
});

it('shows the source around a secret without it', async () => {
  const place = await placeOfSecret();
  const excerpt = await runExcerpt({ ...request(), place, holdsSecret: true }, noProgress);
  const text = JSON.stringify(excerpt);
  expect(text).toContain('password');
  expect(text).not.toContain(password);
});

it('has no excerpt for a place without a text', async () => {
  const asked = { ...request(), holdsSecret: false };
  expect(await runExcerpt({ ...asked, place: { pointer: '' } }, noProgress)).toBeUndefined();
  const range = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  expect(await runExcerpt({ ...asked, place: { pointer: '', file: 'no.json', range } }, noProgress)).toBeUndefined();
});

it('writes the report as a file, and none for what cannot be imported', async () => {
  const file = await runReport({ ...request(), form: 'markdown' }, noProgress);
  expect(file?.path).toBe('parcel-desk-import.md');
  expect(new TextDecoder().decode(file?.bytes)).toContain('# Import report: Parcel Desk');
  const files = [{ bytes: new TextEncoder().encode('nothing') }];
  expect(await runReport({ files, options: {}, form: 'json' }, noProgress)).toBeUndefined();
});
