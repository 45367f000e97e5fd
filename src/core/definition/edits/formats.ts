import { formatsOf } from './parameter-kind.ts';

const words: Readonly<Record<string, string>> = {
  'date-time': 'Date and time (date-time)',
  date: 'Date',
  'date-no-tz': 'Without time zone (date-no-tz)',
  byte: 'Base64 text (byte)',
  binary: 'File content (binary)',
  uri: 'Web address (uri)',
  email: 'E-mail address (email)',
  uuid: 'Unique id (uuid)',
  password: 'Password, typed unseen (password)',
  html: 'Formatted text (html)',
  int32: '32 bits (int32)',
  int64: '64 bits (int64)',
  float: 'Single precision (float)',
  double: 'Double precision (double)',
};

/** A format in words, with its name; one that the platform does not know as it is written. */
export const formatWords = (format: string): string => words[format] ?? format;

/** What becomes of a format that the platform does not know, or that is for another type; undefined when it is fine. Source: domain notes SCH-05. */
export function formatFault(type: string, format: string): string | undefined {
  if (format === '' || formatsOf[type]?.includes(format)) return undefined;
  const fitting = Object.entries(formatsOf).find(([, formats]) => formats.includes(format))?.[0];
  return fitting === undefined
    ? `The platform does not know the format “${format}”, and warns of it. The value is taken as if there were none.`
    : `“${format}” is a format of type ${fitting}.`;
}

/** Why a text is no value of a format, for reading: only of formats that can be told from their looks. */
export function faultOfFormatted(format: string, text: string): string | undefined {
  if (text === '') return undefined;
  switch (format) {
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? undefined : 'Type a date as 2025-12-31.';
    case 'date-time':
      return /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)$/.test(text)
        ? undefined
        : 'Type a date and time with its time zone, as 2025-12-31T08:30:00Z.';
    case 'uuid':
      return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
        ? undefined
        : 'Type an id as 123e4567-e89b-12d3-a456-426614174000.';
    default:
      return undefined;
  }
}
