import { expect, it } from 'vitest';
import { fileNameOf } from '#core/exports/file-name.ts';

it.each([
  { title: 'Parcel Desk', name: 'parcel-desk' },
  { title: '  Parcel   Desk (v2) ', name: 'parcel-desk-v2' },
  { title: 'Größen & Maße', name: 'größen-maße' },
  { title: '会社 API', name: '会社-api' },
  { title: '../../etc/passwd', name: 'etc-passwd' },
  { title: 'a\u0000b\nc', name: 'a-b-c' },
  { title: 'CON', name: 'con-connector' },
  { title: 'Console', name: 'console' },
  { title: '', name: 'connector' },
  { title: '🚚', name: 'connector' },
  { title: 'x'.repeat(200), name: 'x'.repeat(60) },
  { title: `${'x'.repeat(59)} y`, name: 'x'.repeat(59) },
])('$title', ({ title, name }) => {
  expect(fileNameOf(title)).toBe(name);
});
