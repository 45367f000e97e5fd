import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { readStored } from './support/stored.ts';
import { expect, openApp, test } from './support/test.ts';

/** In milliseconds, from choosing the file to the answer on the page. */
const patience = 2000;

const encoder = new TextEncoder();
const text = (value: string): Uint8Array => encoder.encode(value);

const definition = JSON.stringify(
  {
    swagger: '2.0',
    info: { title: 'Kahvila Työ', description: 'Orders coffee – and bills it.', version: '1.0' },
    host: 'cafe.example',
    schemes: ['https'],
    paths: {
      '/orders': { get: { operationId: 'ListOrders', summary: 'List', responses: { 200: { description: '' } } } },
    },
  },
  undefined,
  2,
);

/** Each byte the lower half of a code unit, as Latin-1 has it. */
const latin1 = (value: string): Uint8Array => Uint8Array.from(value.replace('–', '-'), (char) => char.charCodeAt(0));
const utf16 = (value: string, isLittle: boolean): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(2 * (value.length + 1)));
  [...`\uFEFF${value}`].forEach((char, index) => bytes.setUint16(2 * index, char.charCodeAt(0), isLittle));
  return new Uint8Array(bytes.buffer);
};
const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** A PNG of one pixel. */
const image = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAwS2OUAAAAABJRU5ErkJggg==',
  'base64',
);

const aliasBomb = [
  'swagger: "2.0"',
  'info: { title: Bomb, version: "1" }',
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from('bcdefghi', (name, index) => {
    const before = '*' + String.fromCharCode(97 + index);
    return `${name}: &${name} [${Array<string>(10).fill(before).join(', ')}]`;
  }),
  'paths: { /x: { get: { x-bomb: *i, responses: {} } } }',
].join('\n');

/** An archive whose list at the end names a size of our choosing: half a gigabyte of zeros behind a few hundred bytes, or a lie. */
function zipBomb(claimed: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(64 << 20), { level: 9 });
  const name = Buffer.from('apiDefinition.swagger.json');
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(claimed, 18);
  header.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, name, packed]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), header, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return concat(local, entry, Buffer.from('PK\x05\x06'), end);
}

/** A tree, which is fine, and two names for each other, which mean nothing. */
const circular = {
  Node: {
    type: 'object',
    properties: { parent: { $ref: '#/definitions/Node' }, self: { $ref: '#/definitions/Loop' } },
  },
  Loop: { $ref: '#/definitions/Pool' },
  Pool: { $ref: '#/definitions/Loop' },
};

interface BadInput {
  readonly name: string;
  readonly file: string;
  /** Made when its turn comes: some are large. */
  readonly bytes: () => Uint8Array;
  /** What the page answers: a place or a remedy is part of it. */
  readonly says: RegExp;
}

const refused: readonly BadInput[] = [
  {
    name: 'truncated JSON',
    file: 'cut.json',
    bytes: () => text(definition.slice(0, 300)),
    says: /no closing quote.*line 16, column 20/,
  },
  {
    name: 'HTML saved as JSON',
    file: 'openapi.json',
    bytes: () => text('<!doctype html>\n<html><head><title>Sign in</title></head><body>Please sign in</body></html>'),
    says: /a web page.*Sign in, open the address again, and save the file itself/,
  },
  { name: 'an image', file: 'logo.json', bytes: () => image, says: /a PNG image.*This version reads OpenAPI 2\.0/ },
  { name: 'an empty file', file: 'empty.json', bytes: () => text(''), says: /is empty\. Choose one with content/ },
  {
    name: '50 MB of blanks',
    file: 'blanks.json',
    bytes: () => new Uint8Array(50 << 20).fill(32),
    says: /only blanks\. Choose one with content/,
  },
  {
    name: 'a YAML alias bomb',
    file: 'bomb.yaml',
    bytes: () => text(aliasBomb),
    says: /more than 250,000 values.*Write the values out.*line 3/,
  },
  {
    name: '10,000 levels of JSON lists',
    file: 'deep.json',
    bytes: () => text('['.repeat(10_000) + ']'.repeat(10_000)),
    says: /more than 500 levels deep here\. Flatten them.*line 1, column 501/,
  },
  {
    name: '10,000 levels in a definition',
    file: 'deep.json',
    bytes: () =>
      text(definition.replace('"paths"', `"x-deep": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}, "paths"`)),
    says: /more than 500 levels deep here\. Flatten them.*line 12, column \d+/,
  },
  {
    name: '10,000 levels of YAML',
    file: 'deep.yaml',
    bytes: () => text(`swagger: "2.0"\nx-deep: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`),
    says: /nested too deep here to be read\. Flatten them.*line 2, column \d+/,
  },
  {
    name: 'a zip that unpacks to 4 GB',
    file: 'bomb.zip',
    bytes: () => zipBomb(0xfffffffe),
    says: /more than 64 MB, so it was not unpacked\. Pack only the files of one API/,
  },
  {
    name: 'a zip that hides its size',
    file: 'bomb.zip',
    bytes: () => zipBomb(1000),
    says: /damaged at "apiDefinition\.swagger\.json"\. Get or make it again/,
  },
  {
    name: 'a zip that was cut off',
    file: 'cut.zip',
    bytes: () => zipSync({ 'a.json': text(definition) }).slice(0, 200),
    says: /was cut off.*Get it again/,
  },
  {
    name: 'a zip without a description',
    file: 'notes.zip',
    bytes: () => zipSync({ 'notes.txt': text('Nothing here') }),
    says: /Nothing in this describes an API.*Add it/,
  },
  {
    name: 'bytes of no encoding',
    file: 'noise.json',
    bytes: () => Uint8Array.from({ length: 4096 }, (_, at) => (at * 167 + 13) % 251),
    says: /a binary file, not an API description.*This version reads/,
  },
];

/** Odd, but all there: these are read, and what is odd about them is said. */
const read: readonly BadInput[] = [
  { name: 'UTF-16, little endian', file: 'a.json', bytes: () => utf16(definition, true), says: /encoded as UTF-16 LE/ },
  { name: 'UTF-16, big endian', file: 'a.json', bytes: () => utf16(definition, false), says: /encoded as UTF-16 BE/ },
  {
    name: 'Latin-1',
    file: 'a.json',
    bytes: () => latin1(definition),
    says: /not UTF-8.*save the file as UTF-8 and import it again.*line 4, column 25/,
  },
  {
    name: 'a byte order mark',
    file: 'a.json',
    bytes: () => concat(Uint8Array.of(0xef, 0xbb, 0xbf), text(definition)),
    says: /Everything was carried over as it stands/,
  },
  {
    name: 'duplicate keys',
    file: 'a.json',
    bytes: () => text(definition.replace('"host": "cafe.example"', '"host": "tea.example",\n  "host": "cafe.example"')),
    says: /"host" is written more than once here.*line 9/,
  },
  {
    name: '__proto__ keys',
    file: 'a.json',
    bytes: () =>
      text(
        definition.replace(
          '"paths"',
          '"__proto__": { "isAdmin": true }, "constructor": { "prototype": { "isAdmin": true } }, "paths"',
        ),
      ),
    says: /The member "__proto__" is not known in an OpenAPI 2\.0 definition.*2 changes/,
  },
  {
    name: 'references that go round in circles',
    file: 'a.json',
    bytes: () => text(definition.replace('"paths"', `"definitions": ${JSON.stringify(circular)}, "paths"`)),
    says: /"#\/definitions\/Loop" leads back to itself/,
  },
];

/** Chooses a file, and measures in the page how long it takes until `answer` is there. */
async function importFile(page: Page, path: string, answer: Locator): Promise<number> {
  const choice = page.getByLabel('Choose files');
  await choice.evaluate((input) => {
    const note = (): PerformanceMark => performance.mark('chosen');
    input.addEventListener('change', note, { capture: true, once: true });
  });
  await choice.setInputFiles(path);
  return answer.evaluate(() => performance.now() - (performance.getEntriesByName('chosen').at(-1)?.startTime ?? NaN));
}

/** One connector that has nothing to do with what is brought in. */
async function createBystander(page: Page): Promise<string> {
  await openApp(page, '#/import/blank');
  await page.getByRole('textbox', { name: 'Title' }).fill('Bystander');
  await page.getByRole('textbox', { name: 'Host' }).fill('bystander.example');
  await page.getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('tab', { name: 'General' })).toBeVisible();
  await page.getByRole('link', { name: 'Library' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  return readStored(page);
}

/** The words of a part of the page on one line. */
const wordsOf = async (part: Locator): Promise<string> => (await part.innerText()).replace(/\s+/g, ' ');

// One page takes all of them in turn: one that left it limping would show in the next.
test.describe('bad input', () => {
  test.setTimeout(120_000);

  test('what cannot be read is refused, with a place or a remedy, and the page goes on', async ({ page }, info) => {
    const before = await createBystander(page);

    for (const [index, { name, file: ending, bytes, says }] of refused.entries()) {
      await test.step(name, async () => {
        // Each its own name, so that the answer to the one before is not taken for this one's.
        const file = `${index}-${ending}`;
        const path = info.outputPath(file);
        writeFileSync(path, bytes());
        const refusal = page.getByRole('alert').filter({ hasText: `${file} could not be imported` });

        const took = await importFile(page, path, refusal);

        expect.soft(await wordsOf(refusal), name).toMatch(says);
        expect.soft(took, `${name}, ms until the answer`).toBeLessThan(patience);
        await page.getByRole('button', { name: 'Continue' }).click();
        await expect(page.getByText('Paste a text or give an address first.')).toBeVisible();
      });
    }

    expect(await readStored(page)).toBe(before);
  });

  test('what is odd but whole is read, and what is odd is said', async ({ page }, info) => {
    const before = await createBystander(page);

    for (const { name, file, bytes, says } of read) {
      await test.step(name, async () => {
        const path = info.outputPath(file);
        writeFileSync(path, bytes());
        const recognised = page.getByText('Recognised as OpenAPI 2.0');

        const took = await importFile(page, path, recognised);

        expect.soft(await wordsOf(page.getByRole('main')), name).toMatch(says);
        expect.soft(took, `${name}, ms until the answer`).toBeLessThan(patience);
        await expect(page.getByText('1 operation in:')).toBeVisible();
        await page.getByRole('button', { name: 'Import something else' }).click();
        await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
      });
    }

    expect(await page.evaluate(() => 'isAdmin' in {})).toBe(false);
    expect(await readStored(page)).toBe(before);
  });
});
