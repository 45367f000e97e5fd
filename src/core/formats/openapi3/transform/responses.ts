import { isRecord } from '../../../definition/operations.ts';
import type { Reference } from '../../../definition/openapi2.ts';
import { memberOf } from '../../tolerant.ts';
import { inside, type Place } from '../place.ts';
import type { BuiltResponse } from './built.ts';
import { statusText } from './response.ts';
import type { PartLanding } from './operation.ts';
import type { SharedParts } from './shared-parts.ts';

export interface ConvertedResponses {
  readonly responses: Readonly<Record<string, BuiltResponse | Reference>>;
  readonly produces: readonly string[];
  readonly landings: readonly PartLanding[];
}

/**
 * The Responses Object of an operation. One answer keeps its schema, the first success that has one: others have no
 * fields in a flow, and are refused beside it. Source: domain notes O-63, O-64, RES-01 to RES-05.
 */
export function convertResponses(shared: SharedParts, value: unknown, place: Place): ConvertedResponses {
  const { findings, source } = shared.schemas;
  const described = isRecord(value) ? Object.keys(value).filter((status) => !status.startsWith('x-')) : [];
  const statuses = settleStatuses(described);
  const main = statuses.find(({ said, status }) => /^2\d\d$/.test(status) && hasContent(said));
  const responses: [string, BuiltResponse | Reference][] = [];
  const produces = new Set<string>();
  const landings: PartLanding[] = [];
  for (const { said, status } of statuses) {
    const at = inside(place, said);
    const role = main?.said === said ? 'main' : status.startsWith('2') ? 'further' : 'error';
    const converted = shared.response(memberOf(value, said), at, status, role);
    responses.push([status, converted?.written ?? { description: statusText(status) }]);
    landings.push({ place: at, way: ['responses', status] });
    for (const type of converted?.produces ?? []) produces.add(type);
  }
  if (responses.length === 0) {
    const owner = value === undefined ? place.parent : undefined;
    findings.count('response-made', owner ?? place, { within: owner ? ['responses', '200'] : ['200'] });
    responses.push(['200', { description: statusText('200') }]);
  }
  return { responses: Object.fromEntries(responses), produces: [...produces], landings };

  function hasContent(status: string): boolean {
    const response = memberOf(value, status);
    const found = isRecord(response)
      ? source.follow(response, inside(place, status), 'Only its status was kept')
      : undefined;
    const content = memberOf(found?.value, 'content');
    return isRecord(content) && Object.keys(content).length > 0;
  }

  /** In the order of the codes, successes first; codes for ranges, and a lone `default`, as the code they mean. */
  function settleStatuses(said: readonly string[]): readonly { readonly said: string; readonly status: string }[] {
    const exact = said.filter((status) => /^[1-5]\d\d$/.test(status));
    const taken = new Set(exact);
    const settled = exact.map((status) => ({ said: status, status }));
    const add = (status: string, wanted: string): void => {
      if (taken.has(wanted)) {
        findings.count('response-range-left-out', inside(place, status));
        return;
      }
      taken.add(wanted);
      settled.push({ said: status, status: wanted });
    };
    const hasDefault = said.includes('default');
    const isSuccess = exact.some((status) => /^[23]/.test(status)) || said.some((status) => /^[23]xx$/i.test(status));
    if (hasDefault && !isSuccess) findings.count('response-default', inside(place, 'default'));
    if (hasDefault) add('default', isSuccess ? 'default' : '200');
    for (const status of said.filter((one) => one !== 'default' && !exact.includes(one))) {
      const [, first] = /^([1-5])xx$/i.exec(status) ?? [];
      if (first === undefined) findings.count('member-unfit', inside(place, status));
      else {
        if (!taken.has(codeOf(first))) findings.count('response-range', inside(place, status));
        add(status, codeOf(first));
      }
    }
    return settled.toSorted((a, b) => (a.status < b.status ? -1 : 1));
  }
}

/** The code that a range is given: `2` is 200, a range of errors is every other answer. */
const codeOf = (first: string): string => (first === '4' || first === '5' ? 'default' : `${first}00`);
