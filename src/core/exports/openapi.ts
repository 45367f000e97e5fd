import { fileNames } from '../document/connector.ts';
import { encodeText, type ExportFormat } from './export-target.ts';

/** The definition alone: what the wizard's "Import an OpenAPI file" takes. */
export const openapi: ExportFormat = {
  label: 'OpenAPI file',
  description: 'The definition alone, for the wizard and for other tools. Policies, code and the icon stay behind.',
  texts: ['definition'],
  write: ({ connector }) => [{ path: fileNames.definition, bytes: encodeText(connector.definition) }],
};
