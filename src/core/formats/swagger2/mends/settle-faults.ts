import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { parentOf, type JsonPointer } from '../../../document/pointer.ts';
import { choose, type Choice } from '../../../ledger/choice.ts';
import type { PolicyTemplateInstance } from '../../../document/properties.ts';
import type { ConversionContext, SourceDocument } from '../../format.ts';
import { maskSecrets } from '../../../secrets/find-secrets.ts';
import { textAt } from '../../tolerant.ts';
import { placeOf } from '../../requests/report-at.ts';
import type { Draft } from '../draft.ts';
import type { Fault, Mending } from './mend.ts';

/** Secrets that are looked for in what is told; a file made to be a nuisance has a hundred thousand. */
const mostLookedFor = 300;
/** Shorter ones are parts of words: as told, they are masked where they stood. */
const shortestLookedFor = 8;

/** Findings of one code told one by one; of more, one tells how many there are. The ledger lists each. */
const toldOneByOne = 3;

interface ToldFault {
  readonly fault: Fault;
  readonly source: JsonPointer;
  readonly moment: number;
  readonly choice: Choice;
}

/** Collects what the mends find, asks what is to be done about each, and tells it when all is done. */
export function openFaults(
  document: SourceDocument,
  draft: Draft,
  { choices, report, change }: Pick<ConversionContext, 'choices' | 'report' | 'change'>,
): Mending & {
  /** Forgets what was found in parts of the source that nobody picked. */
  readonly forgetLost: () => void;
  /** Reports a finding for each mend that was made and tells the ledger of every fault, refused or not. */
  readonly finish: () => void;
  /** What sends operations to another path than they have in the connector. */
  readonly policies: () => readonly PolicyTemplateInstance[];
  /** Masks in a text what was found to be a secret anywhere in the file. */
  readonly clean: (text: string) => string;
} {
  let told: ToldFault[] = [];
  const refused = new Set<string>();
  const secrets = new Set<string>();
  const routes: { readonly pointer: JsonPointer; readonly moment: number; readonly path: string }[] = [];
  const resultOf = ({ fault, moment, choice }: Omit<ToldFault, 'source'>): JsonPointer | undefined => {
    const isStepAhead = choice.taken === 'mend' && fault.result !== undefined;
    const found = draft.resultOf(fault.result ?? fault.pointer, isStepAhead ? moment + 1 : moment);
    // Of what was added in a place that went later, nothing is left to point at.
    return 'pointer' in found && draft.at(found.pointer) !== undefined ? found.pointer : undefined;
  };
  function clean(text: string): string {
    let cleaned = text;
    for (const secret of secrets) if (cleaned.includes(secret)) cleaned = cleaned.replaceAll(secret, '***');
    return maskSecrets(cleaned).text;
  }
  return {
    draft,
    clean,
    fileName: document.name,
    references: countReferences(document.json ?? document.text),

    settle(fault) {
      const source = draft.sourceOf(fault.pointer);
      const mend = { value: 'mend', label: fault.label };
      const leave = { value: 'leave', label: fault.otherwise ?? 'Leave it as it is' };
      const id = `swagger2/${fault.code}:${source}`;
      // What was refused is found again each time somebody looks.
      if (refused.has(id)) return false;
      const choice = choose(choices, id, fault.isOffer === true ? [leave, mend] : [mend, leave]);
      told.push({ fault, source, moment: draft.moment, choice });
      for (const secret of fault.secrets ?? [])
        if (secrets.size < mostLookedFor && secret.length >= shortestLookedFor) secrets.add(secret);
      if (choice.taken === 'leave') refused.add(id);
      return choice.taken === 'mend';
    },

    route(pointer, path) {
      routes.push({ pointer, path, moment: draft.moment + 1 });
    },

    policies: () =>
      routes.flatMap(({ pointer, moment, path }) => {
        const found = draft.resultOf(pointer, moment);
        const id = 'pointer' in found ? textAt(draft.at(found.pointer), 'operationId') : '';
        return id === '' ? [] : [sendTo(path, id)];
      }),

    forgetLost() {
      told = told.filter(({ fault, moment, choice }) => {
        // A secret that was taken out is told where what held it is brought.
        if (fault.kind !== 'secret') return resultOf({ fault, moment, choice }) !== undefined;
        return 'pointer' in draft.resultOf(parentOf(fault.pointer), moment);
      });
    },

    finish() {
      const byCode = new Map<string, { readonly first: ToldFault; count: number }>();
      for (const one of told) {
        const { fault, source } = one;
        const choice = cleanChoice(one.choice, clean);
        const { kind = 'changed', severity = 'info', what, done } = fault;
        const code: Diagnostic['code'] = `swagger2/${fault.code}`;
        const isMended = choice.taken === 'mend';
        const message = clean(`${what} ${isMended ? done : 'It was left as it is.'}`);
        const result = resultOf(one);
        const place = { ...(result !== undefined && { result: `/definition${result}` }) };
        const isOnlyOffered = !isMended && fault.isOffer === true;
        // Nothing has changed, and somebody who looks at changes has nothing to look at.
        if (!isOnlyOffered)
          change({
            code,
            kind: isMended ? kind : 'changed',
            severity,
            message,
            document,
            pointer: source,
            ...place,
            choice,
          });
        if (!isMended && fault.isOffer !== true) continue;
        const known = byCode.get(code);
        if (known) known.count += 1;
        else byCode.set(code, { first: one, count: 1 });
        if ((known?.count ?? 1) <= toldOneByOne)
          report({ code, severity, message, pointer: source, ...placeOf(document, source) });
      }
      for (const [code, { first, count }] of byCode) {
        if (count <= toldOneByOne) continue;
        const more = count - toldOneByOne;
        const message = `There ${more === 1 ? 'is 1 more finding' : `are ${more} more findings`} like "${code}". The ledger lists them all.`;
        const { severity = 'info' } = first.fault;
        report({ code: 'swagger2/more', severity, message, pointer: first.source, ...placeOf(document, first.source) });
      }
    },
  };
}

function countReferences(text: string): number {
  const reference = '"$ref"';
  let count = 0;
  for (let at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + reference.length)) count += 1;
  return count;
}

/** What an option would do can name what stands in the file. */
function cleanChoice(choice: Choice, clean: (text: string) => string): Choice {
  const [first, second, ...others] = choice.options.map((option) => ({ ...option, label: clean(option.label) }));
  return first && second ? { ...choice, options: [first, second, ...others] } : choice;
}

/** The policy "Route request". Source: domain notes, 5. */
const sendTo = (newPath: string, operationId: string): PolicyTemplateInstance => ({
  templateId: 'routerequesttoendpoint',
  title: `Path of ${operationId}`,
  parameters: {
    'x-ms-apimTemplateParameter.newPath': newPath,
    'x-ms-apimTemplateParameter.httpMethod': '@Request.OriginalHTTPMethod',
    'x-ms-apimTemplate-operationName': [operationId],
  },
});
