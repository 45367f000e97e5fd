import type { Icon } from '#core/document/connector.ts';
import {
  recordVersion,
  type ConnectorSummary,
  type StoredConnection,
  type StoredFiles,
  type StoredLogEntry,
  type StoredSource,
} from './records.ts';

/** What comes out of the database is what some version of the page, or something else, once put there. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export const isSummary = (value: unknown): value is ConnectorSummary =>
  isObject(value) && value['version'] === recordVersion && typeof value['id'] === 'string';

export function isFiles(value: unknown): value is StoredFiles {
  if (!isObject(value) || value['version'] !== recordVersion || !Number.isSafeInteger(value['seq'])) return false;
  const { connector, check } = value;
  return (
    isObject(connector) &&
    typeof connector['definition'] === 'string' &&
    typeof connector['properties'] === 'string' &&
    typeof check === 'string'
  );
}

export const isLogEntry = (value: unknown): value is StoredLogEntry =>
  isObject(value) &&
  value['version'] === recordVersion &&
  Number.isSafeInteger(value['seq']) &&
  typeof value['check'] === 'string' &&
  Array.isArray(value['edits']) &&
  value['edits'].every(isLoggedEdit);

const isLoggedEdit = (value: unknown): boolean =>
  isObject(value) &&
  ['edit', 'undo', 'redo'].includes(String(value['kind'])) &&
  Array.isArray(value['made']) &&
  isObject(value['inverse']) &&
  typeof value['inverse']['title'] === 'string' &&
  Array.isArray(value['inverse']['edits']);

export const isIcon = (value: unknown): value is Icon =>
  isObject(value) && ArrayBuffer.isView(value['bytes']) && typeof value['mediaType'] === 'string';

export const isConnectionList = (value: unknown): value is readonly StoredConnection[] => Array.isArray(value);

export const isSource = (value: unknown): value is StoredSource => isObject(value) && Array.isArray(value['files']);
