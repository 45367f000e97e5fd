import { isRecord } from '../operations.ts';
import type { ConnectorDocument } from '../../document/open-document.ts';
import type { Edit, Patch } from '../../document/patch.ts';
import { defaultBrandColor } from '../../document/properties.ts';
import { splitAddress } from './split-address.ts';

/** What the General tab shows: texts are '' where the file has none. */
export interface General {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly basePath: string;
  readonly brandColor: string;
}

export function readGeneral({ definition, properties }: Pick<ConnectorDocument, 'definition' | 'properties'>): General {
  const { info, host, basePath, schemes } = definition.value;
  const details = isRecord(info) ? info : {};
  const first: unknown = Array.isArray(schemes) ? schemes[0] : undefined;
  return {
    title: textOf(details['title']),
    description: textOf(details['description']),
    version: textOf(details['version']),
    scheme: first === 'http' ? 'http' : 'https',
    host: textOf(host),
    basePath: textOf(basePath),
    brandColor: textOf(properties.value.properties?.iconBrandColor) || defaultBrandColor,
  };
}

/** What undo calls a change of each field. */
const titles: Readonly<Record<keyof General, string>> = {
  title: 'Change the title',
  description: 'Change the description',
  version: 'Change the version',
  scheme: 'Change the scheme',
  host: 'Change the host',
  basePath: 'Change the base URL',
  brandColor: 'Change the icon’s background',
};

const pointers: Readonly<Record<Exclude<keyof General, 'scheme'>, string>> = {
  title: '/definition/info/title',
  description: '/definition/info/description',
  version: '/definition/info/version',
  host: '/definition/host',
  basePath: '/definition/basePath',
  brandColor: '/properties/properties/iconBrandColor',
};

/** Changes one field. Emptied, host and base URL leave the file, because an empty one is refused. */
export function changeGeneral(field: keyof General, value: string): Patch {
  const title = titles[field];
  if (field === 'scheme') return { title, edits: [setScheme(value)] };
  const pointer = pointers[field];
  const isLeftOut = value === '' && (field === 'host' || field === 'basePath');
  return { title, edits: [isLeftOut ? { kind: 'remove', pointer } : { kind: 'set', pointer, value }] };
}

/**
 * Takes apart a whole address that was put into the host (`https://api.example.com/v1`): scheme, host and base URL.
 * Undefined for a host alone, which is fine where it is.
 */
export function fillAddress(text: string): Patch | undefined {
  const parts = splitAddress(text);
  return (
    parts && {
      title: 'Fill in the address',
      edits: [
        { kind: 'set', pointer: pointers.host, value: parts.host },
        ...(parts.scheme ? [setScheme(parts.scheme)] : []),
        ...(parts.basePath ? [{ kind: 'set', pointer: pointers.basePath, value: parts.basePath } as const] : []),
      ],
    }
  );
}

/** The wizard knows one scheme; of several the first one counts. */
const setScheme = (scheme: string): Edit => ({ kind: 'set', pointer: '/definition/schemes', value: [scheme] });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
