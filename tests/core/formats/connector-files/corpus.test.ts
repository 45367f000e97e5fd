import { zipSync } from 'fflate';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importDescription } from '#core/formats/import-description.ts';
import { corpus, readFolder } from '../reading/files.ts';

const folder = `${corpus}connectors/`;
const names = existsSync(folder) ? readdirSync(folder) : [];
/** Vitest compares byte by byte, which takes seconds for a megabyte. */
const isSame = (part: string | Uint8Array | undefined, bytes: Uint8Array | undefined): boolean =>
  part === undefined || bytes === undefined ? part === bytes : Buffer.from(part).equals(bytes);

describe.skipIf(names.length === 0)(
  'published connectors, byte for byte (skipped where the corpus is not there)',
  () => {
    it.each(names)('%s', async (name) => {
      const files = readFolder(folder + name).map((file) => ({ ...file, name: `${name}/${file.name}` }));
      const archive = zipSync(Object.fromEntries(files.map((file) => [file.name, file.bytes])));
      const bytesOf = (end: string): Uint8Array | undefined =>
        files.find((file) => file.name.endsWith(`/${end}`))?.bytes;
      for (const source of [files, { name: `${name}.zip`, bytes: archive }]) {
        const outcome = await importDescription(source);
        if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'));
        const { connector, ledger } = outcome;
        expect(outcome.format).toBe('connector-files');
        expect(isSame(connector.definition, bytesOf('apiDefinition.swagger.json'))).toBe(true);
        expect(isSame(connector.properties, bytesOf('apiProperties.json'))).toBe(true);
        expect(isSame(connector.script, bytesOf('script.csx'))).toBe(true);
        expect(isSame(connector.icon?.bytes, bytesOf('icon.png'))).toBe(true);
        expect(ledger.out.operation + ledger.out.merged + ledger.out.skipped).toBe(ledger.in);
      }
    });

    it('names the fault of each definition that is no valid JSON', async () => {
      for (const name of names) {
        const files = readFolder(folder + name);
        const outcome = await importDescription(files);
        const text = outcome.ok ? outcome.connector.definition.replace(/^\uFEFF/, '') : '';
        const isValid = ((): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        const faults = outcome.diagnostics.filter(
          ({ code, pointer, range }) => code.startsWith('json/') && pointer.startsWith('/definition') && range,
        );
        if (!isValid) expect(faults.length, name).toBeGreaterThan(0);
      }
    });
  },
);
