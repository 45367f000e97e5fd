import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzip } from '#core/formats/reading/unzip.ts';
import { makeZip, type ZipEntry } from './make-zip.ts';

const limits = { entries: 10, unpackedBytes: 100_000 };
const read = (bytes: Uint8Array): ReturnType<typeof unzip> => unzip(bytes, limits, () => Promise.resolve());
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const codesOf = (problems: readonly { readonly code: string }[]): readonly string[] => problems.map(({ code }) => code);

describe('unzip', () => {
  it('unpacks what a packer wrote, stored and deflated, in order', async () => {
    const long = 'x'.repeat(50_000);
    const archive = zipSync({
      'pets/b.json': strToU8(long),
      'a.txt': [strToU8('plain'), { level: 0 }],
      'leer/ünï.json': strToU8('{}'),
    });
    const { files, problems } = await read(archive);
    expect(files.map(({ name, bytes }) => [name, textOf(bytes)])).toEqual([
      ['pets/b.json', long],
      ['a.txt', 'plain'],
      ['leer/ünï.json', '{}'],
    ]);
    expect(problems).toEqual([]);
  });

  it('passes over folders and what macOS adds', async () => {
    const names = ['pets/', '__MACOSX/pets/._a.json', 'pets/.DS_Store', 'pets/a.json'];
    const { files } = await read(makeZip(names.map((name) => ({ name, data: '' }))));
    expect(files.map(({ name }) => name)).toEqual(['pets/a.json']);
  });

  it.each([
    { written: '../../etc/passwd', readAs: 'etc/passwd' },
    { written: '/etc/cron.d/x', readAs: 'etc/cron.d/x' },
    { written: 'a/../../b.json', readAs: 'a/b.json' },
    { written: 'C:\\Windows\\x.ini', readAs: 'Windows/x.ini' },
    { written: '__proto__/x.json', readAs: '_proto_/x.json' },
  ])('reads the name $written as $readAs and says so', async ({ written, readAs }) => {
    const { files, problems } = await read(makeZip([{ name: written, data: '{}' }]));
    expect(files.map(({ name }) => name)).toEqual([readAs]);
    expect(codesOf(problems)).toEqual(['reading/zip-name']);
  });

  it('reads the first of two files with one name and names the second', async () => {
    const { files, problems } = await read(
      makeZip([
        { name: 'a.json', data: 'first' },
        { name: 'a.json', data: 'second' },
        { name: 'A.JSON', data: 'third' },
      ]),
    );
    expect(files.map(({ bytes }) => textOf(bytes))).toEqual(['first']);
    expect(codesOf(problems)).toEqual(['reading/zip-duplicate', 'reading/zip-duplicate']);
  });

  const one: ZipEntry = { name: 'a.json', data: 'x'.repeat(5_000) };
  it.each([
    { name: 'cut off', archive: makeZip([one]).subarray(0, -30), code: 'reading/zip-damaged' },
    {
      name: 'larger than allowed',
      archive: makeZip([{ name: 'a', data: ' '.repeat(100_001) }]),
      code: 'reading/zip-too-large',
    },
    {
      name: 'larger than allowed together',
      archive: makeZip(['a', 'b', 'c'].map((name) => ({ name, data: ' '.repeat(40_000) }))),
      code: 'reading/zip-too-large',
    },
    { name: 'larger than it says', archive: makeZip([{ ...one, statedSize: 10 }]), code: 'reading/zip-damaged' },
    { name: 'smaller than it says', archive: makeZip([{ ...one, statedSize: 6_000 }]), code: 'reading/zip-damaged' },
    { name: 'not what its checksum says', archive: makeZip([{ ...one, checksum: 1 }]), code: 'reading/zip-damaged' },
    { name: 'locked', archive: makeZip([{ ...one, flags: 1 }]), code: 'reading/zip-encrypted' },
    { name: 'packed in another way', archive: makeZip([{ ...one, method: 14 }]), code: 'reading/zip-method' },
    {
      name: 'of too many files',
      archive: makeZip(Array.from({ length: 11 }, (_, index) => ({ name: `${index}`, data: '' }))),
      code: 'reading/zip-too-many',
    },
  ])('refuses an archive that is $name', async ({ archive, code }) => {
    const { files, problems } = await read(archive);
    expect(files).toEqual([]);
    expect(codesOf(problems)).toEqual([code]);
  });

  it('never throws, whatever byte of an archive is wrong', async () => {
    const sound = makeZip([{ name: 'a.json', data: 'some text, some text' }]);
    for (let at = 0; at < sound.length; at++) {
      const broken = sound.slice();
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      await expect(read(broken)).resolves.toBeDefined();
    }
  });
});
