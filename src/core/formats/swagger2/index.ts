import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import { readPart } from '../../document/open-document.ts';
import { totalLedger } from '../../ledger/ledger.ts';
import type { Conversion, ConversionContext, Detection, InputFormat, SourceDocument } from '../format.ts';
import { countOperations } from './count-operations.ts';
import { deriveProperties } from './derive-properties.ts';
import { keepChosen } from './keep-chosen.ts';
import { listOperations } from './list-operations.ts';

/** OpenAPI 2.0 (Swagger), JSON or YAML. JSON text comes through byte for byte; YAML is written as JSON. */
export const swagger2: InputFormat = {
  ids: ['swagger-2.0'],

  detect(documents) {
    const found = documents.filter(isSwagger2);
    const main = found.find(({ value }) => countOperations(value) > 0) ?? found[0];
    if (!main) return undefined;
    return { format: 'swagger-2.0', because: '"swagger": "2.0" at the top of the file', documents: [main] };
  },

  /** Reports `swagger2/nothing-described` (error), `swagger2/written-as-json` (info) and `deriveProperties`' code. */
  convert,
};

/** True for a document that says it is version 2.0, also as the number that YAML and careless hands make of it. */
export function isSwagger2({ value }: SourceDocument): boolean {
  const version = isRecord(value) && Object.hasOwn(value, 'swagger') ? value['swagger'] : undefined;
  return version === 2 || (typeof version === 'string' && /^2(?:\.0)*$/.test(version.trim()));
}

async function convert(detection: Detection, context: ConversionContext): Promise<Conversion | undefined> {
  const [document] = detection.documents;
  if (!document) return undefined;
  const { report, operations, checkpoint } = context;
  const { value, name } = document;
  const file = name === '' ? {} : { file: name };
  if (!isRecord(value)) return undefined;
  if (!Object.hasOwn(value, 'paths') && !Object.hasOwn(value, 'info')) {
    const message =
      'The file says that it is OpenAPI 2.0 and describes nothing: "info" and "paths" are missing. Choose the complete file.';
    const range = document.locate(child('', 'swagger'));
    report({
      code: 'swagger2/nothing-described',
      severity: 'error',
      message,
      pointer: '/swagger',
      ...file,
      ...(range && { range }),
    });
    return undefined;
  }
  if (document.syntax === 'yaml') {
    const message = 'The YAML was written as JSON, which connectors are made of. Comments are left behind.';
    report({ code: 'swagger2/written-as-json', severity: 'info', message, pointer: '', ...file });
  }
  const entries = await listOperations(document, value, operations, checkpoint);
  const definition = chooseOperations(document.json ?? document.text, operations);
  const properties = deriveProperties(value, report);
  return { connector: { definition, properties }, ledger: totalLedger(countOperations(value), entries) };
}

/** The text as it is when all operations are wanted. */
export function chooseOperations(text: string, chosen: ReadonlySet<string> | undefined): string {
  const root = chosen && readPart(text).root;
  return chosen && root ? keepChosen(text, root, chosen) : text;
}
