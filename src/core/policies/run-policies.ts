import { textOf } from '../definition/operation-place.ts';
import type { Definition } from '../definition/openapi2.ts';
import type { OperationEntry } from '../definition/operations.ts';
import type { Result } from '../diagnostics/diagnostic.ts';
import type { PropertiesFile } from '../document/properties.ts';
import { readSignIn } from '../testing/sign-in-ways.ts';
import { buildRequest } from '../testing/build-request.ts';
import type { TestRequest } from '../testing/request.ts';
import { applyPolicy } from './apply-policy.ts';
import { baseOf, splitUrl, type PolicyRequest } from './message.ts';
import { policiesOf, serves, writtenSection, type PolicyEntry, type PolicySection } from './policy.ts';
import type { PolicyCall, PolicyRun, PolicyState, PolicyStep } from './run.ts';
import { templateOf } from './templates/index.ts';

/** In place of what a connection keeps secret. */
const placeholders = { username: '<username>', password: '<password>', api_key: '<api_key>', token: '<token>' };

/**
 * Tries the policies that serve an operation on a call, one after the other: first those of the request, then, with a
 * sample answer, those of the answer. Nothing is sent. Credentials of the connection are shown as `<api_key>` and the
 * like. What only the service can know is said in the steps.
 *
 * @returns not ok, with the diagnostics of `buildRequest`, when there is no call to begin with.
 */
export function runPolicies(
  definition: Definition,
  properties: PropertiesFile,
  operation: OperationEntry,
  call: PolicyCall,
): Result<PolicyRun> {
  const [{ security }] = readSignIn(definition, properties).ways;
  const built = buildRequest({ definition, operation, values: call.values, security, credentials: placeholders });
  if (!built.ok) return built;
  const request = requestOf(built.value, definition, security.kind === 'basic');
  const start: PolicyState = { request, ...(call.answer && { answer: call.answer }) };
  const serving = policiesOf(properties).filter(({ policy }) =>
    serves(policy, textOf(operation.operation.operationId)),
  );

  let state = start;
  const run = (entry: PolicyEntry, section: PolicySection): PolicyStep => {
    const before = state;
    const scope = {
      ...before,
      isAnswer: section !== 'Request',
      connection: call.connection,
      method: request.method,
    };
    const fetched = call.fetched[entry.index];
    const effect = applyPolicy({ policy: entry.policy, state, scope, call, fetched });
    state = effect.state;
    return { ...effect, entry, section, before };
  };
  const stepsOf = (sections: readonly PolicySection[]): readonly PolicyStep[] =>
    serving.flatMap((entry) => {
      const section = sectionOf(entry);
      return sections.includes(section) ? [run(entry, section)] : [];
    });
  const requestSteps = stepsOf(['Request']);
  const hasFailed = call.answer !== undefined && call.answer.status >= 400;
  const responseSteps = call.answer ? stepsOf(hasFailed ? ['Response', 'Failure'] : ['Response']) : [];
  return {
    ok: true,
    value: { start, request: requestSteps, response: responseSteps, end: state },
    diagnostics: built.diagnostics,
  };
}

/** When a policy runs: as it says, where its template asks for it; otherwise as its template does. */
export function sectionOf({ policy }: Pick<PolicyEntry, 'policy'>): PolicySection {
  const template = templateOf(policy);
  const written = writtenSection(policy);
  if (template && !template.writesSection) return template.sections[0] ?? 'Request';
  return written ?? template?.sections[0] ?? 'Request';
}

/** The operations of a list that a policy serves. */
export const servedBy = (
  { policy }: Pick<PolicyEntry, 'policy'>,
  entries: readonly OperationEntry[],
): readonly OperationEntry[] => entries.filter(({ operation }) => serves(policy, textOf(operation.operationId)));

function requestOf(
  { method, url, headers, body }: TestRequest,
  definition: Definition,
  isBasic: boolean,
): PolicyRequest {
  const shown = headers.map(([name, value]) =>
    isBasic && name === 'Authorization' ? ([name, 'Basic <username:password>'] as const) : ([name, value] as const),
  );
  return {
    method,
    ...splitUrl(url, baseOf(definition)),
    headers: shown,
    body: body === undefined || typeof body === 'string' ? (body ?? '') : `<${body.length} bytes>`,
  };
}
