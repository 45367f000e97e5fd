import { isRecord } from '../definition/operations.ts';
import { textOf } from '../definition/operation-place.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { quoted } from './change.ts';
import type { ChangeLog } from './change-log.ts';
import { recordOf } from './compare-values.ts';
import { isEqual } from './is-equal.ts';

interface PolicyPlace {
  readonly value: Readonly<Record<string, unknown>>;
  readonly pointer: JsonPointer;
  readonly index: number;
}

/** Policies have no id: those that are the same belong together, then those of one template and title, then of one template. */
export function comparePolicies(before: unknown, after: unknown, log: ChangeLog): void {
  if (isEqual(before, after)) return;
  const [old, now] = [policiesOf(before), policiesOf(after)];
  const left = new Set(old);
  const matches = new Map<PolicyPlace, PolicyPlace>();
  for (const keyOf of [wholeOf, titleOf, templateOf]) {
    const known = new Map<string, PolicyPlace[]>();
    for (const policy of left) known.set(keyOf(policy), [...(known.get(keyOf(policy)) ?? []), policy]);
    for (const policy of now) {
      const match = matches.has(policy) ? undefined : known.get(keyOf(policy))?.shift();
      if (!match) continue;
      left.delete(match);
      matches.set(policy, match);
    }
  }
  for (const { value, pointer } of left)
    log.add({
      kind: 'policy/removed',
      before: pointer,
      message: `Policy ${nameOf(value)} was removed.`,
      breaking: false,
    });
  const order: number[] = [];
  for (const policy of now) {
    const was = matches.get(policy);
    const at = { after: policy.pointer, breaking: false };
    const subject = `Policy ${nameOf(policy.value)}`;
    if (!was) log.add({ kind: 'policy/added', ...at, message: `${subject} is new.` });
    else {
      order.push(was.index);
      if (!isEqual(was.value, policy.value))
        log.add({ kind: 'policy/changed', before: was.pointer, ...at, message: `${subject} changed.` });
    }
  }
  if (order.some((index, at) => at > 0 && index < (order[at - 1] ?? 0))) {
    const pointer = '/properties/properties/policyTemplateInstances';
    const message = 'Policies are run in another order.';
    log.add({ kind: 'policy/moved', before: pointer, after: pointer, message, breaking: false });
  }
}

const templateOf = ({ value }: PolicyPlace): string => textOf(value['templateId']);
const titleOf = ({ value }: PolicyPlace): string => JSON.stringify([value['templateId'], value['title']]);
const wholeOf = ({ value }: PolicyPlace): string => JSON.stringify(value);
const nameOf = (value: Readonly<Record<string, unknown>>): string =>
  quoted(textOf(value['title']) || textOf(value['templateId']) || 'without a name');

function policiesOf(value: unknown): readonly PolicyPlace[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((item, index) =>
    isRecord(item)
      ? [{ value: recordOf(item), index, pointer: child('/properties/properties/policyTemplateInstances', index) }]
      : [],
  );
}
