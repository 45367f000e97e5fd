import { readFileSync } from 'node:fs';

export type ParcelDeskFile = 'parcel-desk.postman_collection.json' | 'parcel-desk.swagger.json';

/**
 * A description of the fictional Parcel Desk, as a file to choose.
 *
 * @param host Where the service is, in the place of its fictional host: of an `Api`, so that calls arrive.
 */
export function parcelDesk(file: ParcelDeskFile, host = 'parcels.example') {
  const text = readFileSync(new URL(`../../fixtures/journey/${file}`, import.meta.url), 'utf8');
  return {
    name: file,
    mimeType: 'application/json',
    buffer: Buffer.from(text.replaceAll('parcels.example', host)),
  };
}
