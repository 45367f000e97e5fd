import type { ConnectorValues } from '#core/definition/operation-uses.ts';
import type { JsonPart } from '#core/document/connector.ts';
import { openDocument } from '#core/document/open-document.ts';
import type { Offer, SourceQuestion } from '#core/source/complete/offer.ts';

/** Takes the mark of the cursor, `|`, out of a text. */
export function readMark(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset === -1) throw new Error(`No cursor in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** @param values Absent: those of the text itself, as far as it reads. */
export function questionIn(part: JsonPart, marked: string, values?: ConnectorValues): SourceQuestion {
  const { text, offset } = readMark(marked);
  const document = openDocument({ definition: '{}', properties: '{}', [part]: text });
  const own = { definition: document.definition.value, properties: document.properties.value };
  return { part, text, offset, values: values ?? own };
}

/** The text with an offer put in, its stops as they are. */
export function take({ text }: SourceQuestion, { start, end, insert, commaAt }: Offer): string {
  const taken = text.slice(0, start) + insert + text.slice(end);
  return commaAt === undefined ? taken : `${taken.slice(0, commaAt)},${taken.slice(commaAt)}`;
}
