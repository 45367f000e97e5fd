import { isRecord } from '../../definition/operations.ts';
import { child } from '../../document/pointer.ts';
import { readPart } from '../../document/open-document.ts';
import { totalLedger } from '../../ledger/ledger.ts';
import type { Conversion, ConversionContext, Detection, InputFormat, SourceDocument } from '../format.ts';
import { valueOf } from '../../text/json-node.ts';
import { parseJson } from '../../text/parse-json.ts';
import { accountOperations } from './account-operations.ts';
import { countOperations } from './count-operations.ts';
import { deriveProperties } from './derive-properties.ts';
import { Draft } from './draft.ts';
import { findUnchosen, keepChosen } from './keep-chosen.ts';
import { placingMends, runMends } from './mends/index.ts';
import { openFaults } from './mends/settle-faults.ts';
import { writeMended } from './write-mended.ts';

/**
 * OpenAPI 2.0 (Swagger), JSON or YAML. What the service refuses is mended, each mend as a choice that can be refused
 * (`mends/`); every other byte of a JSON text comes through as it is. YAML is written as JSON.
 */
export const swagger2: InputFormat = {
  ids: ['swagger-2.0'],

  detect(documents) {
    const found = documents.filter(isSwagger2);
    const main = found.find(({ value }) => countOperations(value) > 0) ?? found[0];
    if (!main) return undefined;
    return { format: 'swagger-2.0', because: '"swagger": "2.0" at the top of the file', documents: [main] };
  },

  /**
   * Reports `swagger2/nothing-described` (error), `swagger2/written-as-json` (info), `deriveProperties`' code, the codes of
   * the mends (at most three findings of each) and `swagger2/more`.
   */
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
  const text = document.json ?? document.text;
  const { root, problems } = document.parsed ?? parseJson(text);
  const source = root && valueOf(root.node);
  if (!root || !isRecord(source)) return undefined;

  const draft = new Draft(source);
  const faults = openFaults(document, draft, context);
  for (const mend of placingMends) mend(faults);
  const placed = { definition: draft.definition, moment: draft.moment };
  if (operations) {
    draft.pick(findUnchosen(draft.definition, operations));
    faults.forgetLost();
  }
  await runMends(faults, checkpoint);
  const entries = await accountOperations({ document, source, draft, placed, chosen: operations, checkpoint });
  faults.finish();
  const definition = writeMended(text, root, {
    value: draft.definition,
    hasMoved: draft.hasMoved,
    whereIs: (pointer) => {
      const found = draft.resultOf(pointer, 0);
      return 'pointer' in found ? found.pointer : undefined;
    },
  });
  const properties = deriveProperties(draft.definition, report, faults.policies());
  return {
    connector: { definition, properties },
    // Of a repeated key the text says more than the value.
    ...(problems.length === 0 && { definition: draft.definition }),
    ledger: totalLedger(countOperations(value), entries),
    clean: faults.clean,
  };
}

/** The text of a connector's own file: as it is when all operations are wanted, never mended. */
export function chooseOperations(text: string, chosen: ReadonlySet<string> | undefined): string {
  const root = chosen && readPart(text).root;
  return chosen && root ? keepChosen(text, root, chosen) : text;
}
