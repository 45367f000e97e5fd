import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { valuesWith } from '../walk/described-values.ts';
import { inEachPiece } from '../walk/pieces.ts';

/** Source: domain notes SCH-09 and 2.1, `x-ms-editor`. */
export const editorDictionary: Rule = {
  id: 'editor-dictionary',
  severity: 'error',
  why: 'Names and values of their own can be entered only for an object that allows any fields.',
  source: 'Validation of the service, x-ms-editor',
  notes: ['SCH-09'],
  serviceCodes: ['InvalidCustomEditorExtensionDictionaryValue'],
  check: inEachPiece(function* (piece) {
    for (const site of valuesWith(piece, 'x-ms-editor')) {
      const { 'x-ms-editor': editor, type, additionalProperties } = site.value;
      if (editor !== 'dictionary') continue;
      const pointer = child(site.pointer, 'x-ms-editor');
      if (type !== 'object') {
        const what = typeof type === 'string' ? `, but this has the type "${type}"` : '';
        yield {
          pointer,
          message: `The editor "dictionary" is for objects${what}. Remove it, or set "type" to "object".`,
        };
      } else if (additionalProperties !== true && !isRecord(additionalProperties)) {
        const message = `The editor "dictionary" is for objects that allow any fields. Add "additionalProperties" with the schema of the values, or remove the editor.`;
        yield { pointer, message };
      }
    }
  }),
};
