import { describe, expect, it } from 'vitest';
import { checksumOf } from '#core/history/checksum.ts';
import { packConnector, unpackConnector } from '#core/history/pack-connector.ts';
import { choosePoints, joinPoints, pointsToDrop, type RestorePoint } from '#core/history/restore-point.ts';

const now = new Date(2026, 4, 20, 15, 30).getTime();
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const point = (at: number, more: Partial<RestorePoint> = {}): RestorePoint => ({
  at,
  kind: 'auto',
  titles: [],
  edits: 0,
  size: 1000,
  check: String(at),
  ...more,
});
const every = (step: number, from: number, count: number): readonly RestorePoint[] =>
  Array.from({ length: count }, (_, index) => point(from - index * step));
const kept = (points: readonly RestorePoint[], room?: number): readonly number[] => {
  const dropped = new Set(pointsToDrop(points, now, room));
  return points.map(({ at }) => at).filter((at) => !dropped.has(at));
};

describe('what is kept', () => {
  it.each<[string, readonly RestorePoint[], number]>([
    ['nothing of nothing', [], 0],
    ['all of today', every(minute, now, 600), 600],
    ['one an hour of the last days', every(minute, now - 2 * day, 24 * 60), 25],
    ['one a day of the weeks before', every(hour, now - 10 * day, 10 * 24), 11],
    ['one a week before that', every(day, now - 40 * day, 70), 11],
  ])('%s', (_, points, count) => {
    expect(kept(points)).toHaveLength(count);
  });

  it('the last of each hour', () => {
    const start = new Date(2026, 4, 18, 9, 0).getTime();
    const points = [0, 10, 50, 70].map((minutes) => point(start + minutes * minute));
    expect(kept([...points, point(now)])).toEqual([start + 50 * minute, start + 70 * minute, now]);
  });

  it('named ones, whatever their age and size', () => {
    const named = every(minute, now - 300 * day, 20).map((one) => ({ ...one, kind: 'named' as const, name: 'Mine' }));
    expect(kept([...named, point(now)], 0)).toHaveLength(21);
  });

  it('no more than there is room for, the oldest go first, and the newest stays', () => {
    const points = every(minute, now, 10);
    expect(kept(points, 4500)).toEqual(points.slice(0, 4).map(({ at }) => at));
    expect(kept(points, 0)).toEqual([now]);
  });
});

describe('files in little room', () => {
  const connector = {
    definition: `{ "title": "\ud800 Größe 🐕" }\r\n${' '.repeat(5000)}`,
    properties: '\ufeff{}',
    script: '',
    icon: { bytes: new Uint8Array([137, 80]), mediaType: 'image/png' },
  };
  const check = checksumOf(connector);

  it('come back to the letter', () => {
    const packed = packConnector(connector);
    expect(packed.texts.length).toBeLessThan(200);
    expect(unpackConnector(packed, check)).toEqual(connector);
    const { script: _, icon: __, ...plain } = connector;
    expect(unpackConnector(packConnector(plain), checksumOf(plain))).toEqual(plain);
  });

  it.each<[string, Uint8Array]>([
    ['cut off', packConnector(connector).texts.slice(0, 40)],
    ['empty', new Uint8Array()],
    ['no archive', new Uint8Array([1, 2, 3, 4])],
    ['other files', packConnector({ ...connector, properties: '{ }' }).texts],
    ['something else', packConnector({ definition: '', properties: '' }).texts],
  ])('are not what was kept where they are %s', (_, texts) => {
    expect(unpackConnector({ texts, icon: connector.icon }, check)).toBeUndefined();
  });
});

describe('two histories of one connector', () => {
  const withFiles = (kept: RestorePoint) => ({ point: kept, files: { texts: new Uint8Array() } });
  const joined = (here: readonly RestorePoint[], there: readonly RestorePoint[]) => {
    const { add, drop } = joinPoints(here, there.map(withFiles), now);
    return { add: add.map(({ point: { at, check } }) => [at, check]), drop };
  };

  it('are one, with what is in both once', () => {
    const both = point(now - 3);
    expect(joined([both, point(now - 1)], [both, point(now - 2)])).toEqual({
      add: [[now - 2, `${now - 2}`]],
      drop: [],
    });
  });

  it('keep two states of the same time apart', () => {
    const other = (check: string) => point(now - 5, { check });
    expect(joined([other('a'), point(now - 4)], [other('b')]).add).toEqual([[now - 3, 'b']]);
    expect(joined([other('a'), point(now - 4)], [other('a'), other('b'), other('b')]).add).toEqual([[now - 3, 'b']]);
  });

  it('take no more room than one, and lose none with a name', () => {
    const hourAgo = now - 3 * day;
    const named = point(hourAgo + 1, { kind: 'named', name: 'Release' });
    expect(joined([point(hourAgo + 3)], [point(hourAgo + 2), named])).toEqual({
      add: [[named.at, named.check]],
      drop: [],
    });
    expect(joined([point(hourAgo + 3), point(now)], [point(hourAgo + 4)])).toMatchObject({ drop: [hourAgo + 3] });
  });
});

it('a backup takes those with a name first, then the newest, as far as there is room', () => {
  const points = [
    point(1, { kind: 'named', name: 'First' }),
    point(2, { size: 10 }),
    point(3, { size: 400 }),
    point(4, { size: 600 }),
  ];
  const all = points.map((one) => ({ point: one }));
  const chosen = choosePoints(all, 2000);
  expect(chosen.taken.map(({ point: { at } }) => at)).toEqual([1, 4, 3]);
  expect(chosen.left).toBe(1);
  expect(choosePoints(all).left).toBe(0);
});
