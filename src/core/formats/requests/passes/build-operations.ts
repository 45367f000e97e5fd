import type { Operation, PathItem } from '../../../definition/openapi2.ts';
import { child } from '../../../document/pointer.ts';
import { caselessNames, humanise, operationIdFor, pascalCase, phraseFor, uniqueName } from '../../../naming/index.ts';
import { folderPath, type Folder } from '../model.ts';
import { buildBody } from './build-body.ts';
import { buildParameters, tellUnusedRows, type ParameterWishes, type Wording } from './build-parameters.ts';
import { buildResponses } from './build-responses.ts';
import type { SecurityChoice } from './choose-security.ts';
import type { RequestGroup } from './group-requests.ts';
import { namePlace } from './name-place.ts';

/** Longest id among published connectors (domain notes, 7.1); the service's own limit is not known. */
const longestId = 77;
/** Rule OP-07. */
const longestSummary = 80;

export interface BuiltOperations {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly ids: ReadonlyMap<RequestGroup, string>;
}

/**
 * The paths of the definition, an operation for each group. Names come from the first request of a group; a name that
 * says nothing (`New Request`, an address) gives way to method and path. Source: domain notes, P-02, P-03, O-09, O-10.
 *
 * @param pause Called after each operation.
 * Reports what `buildParameters`, `buildBody` and `buildResponses` report; lists `name-made`, `summary-cut`.
 */
export async function buildOperations(
  groups: readonly RequestGroup[],
  { security, open }: SecurityChoice,
  wishes: ParameterWishes,
  wording: Wording,
  pause: (done: number) => Promise<void>,
): Promise<BuiltOperations> {
  const paths = new Map<string, Record<string, Operation>>();
  const ids = new Map<RequestGroup, string>();
  const taken = { ids: caselessNames(), summaries: caselessNames() };
  for (const [index, group] of groups.entries()) {
    const { keeper } = wording;
    const { responses, produces } = buildResponses(group, wording);
    const called = buildParameters(group, security, wishes, wording);
    const body = buildBody(group, called.length, wording);
    for (const { unused } of group.requests) tellUnusedRows(unused, wording);
    const { operationId, summary, isCut } = nameOperation(group, wording, taken);
    const [{ request: first }] = group.requests;
    const texts = group.requests.map(({ request }) => request.description).filter((text) => text !== '');
    const description = keeper.clean(texts[0] ?? '') || (isCut ? keeper.clean(first.name) : '');
    const tags = [...new Set(group.requests.map(({ request }) => tagOf(request.folder, wording)))].filter(
      (tag) => tag !== '',
    );
    const isOpen = group.requests.every(({ request }) => open.has(request));
    const operation: Operation = {
      responses,
      summary,
      ...(description !== '' && { description }),
      operationId,
      parameters: [...called, ...body.parameters],
      ...(body.consumes.length > 0 && { consumes: body.consumes }),
      ...(produces.length > 0 && { produces }),
      ...(tags.length > 0 && { tags }),
      ...(isOpen && { security: [] }),
    };
    const pathItem = paths.get(group.path);
    if (pathItem) pathItem[group.method] = operation;
    else paths.set(group.path, { [group.method]: operation });
    ids.set(group, operationId);
    if (index % 100 === 99) await pause(index + 1);
  }
  return { paths: Object.fromEntries(paths), ids };
}

const tagNames = new WeakMap<Folder, string>();

/** The tag of a folder: the names on the way to it. */
export function tagOf(folder: Folder, { keeper }: Wording): string {
  let name = tagNames.get(folder);
  if (name === undefined) tagNames.set(folder, (name = keeper.clean(folderPath(folder))));
  return name;
}

interface OperationNames {
  readonly operationId: string;
  readonly summary: string;
  /** The summary is not the whole name. */
  readonly isCut: boolean;
}

function nameOperation(
  { requests, method, path, result }: RequestGroup,
  { keeper, report, hasNames }: Wording,
  taken: Readonly<Record<'ids' | 'summaries', ReturnType<typeof caselessNames>>>,
): OperationNames {
  const [{ request }] = requests;
  const name = keeper.clean(request.name).replace(/\s+/g, ' ').trim();
  const isTelling = isTellingName(name);
  const wanted = isTelling ? pascalCase(name) : '';
  const id = (/^[A-Z]/.test(wanted) ? wanted : operationIdFor(method, path)).slice(0, longestId);
  const operationId = uniqueName(id, taken.ids);
  taken.ids.add(operationId);
  const about = { result: child(result, 'summary'), isOnlyListed: true } as const;
  const at = namePlace(request, { hasNames });
  if (!isTelling) {
    // The id names all of the path; a few words will do where no other operation has them.
    const phrase = phraseFor(method, path);
    const isFree = phrase.includes(' ') && !taken.summaries.has(phrase);
    const summary = shorten(isFree ? phrase : humanise(operationId, 'sentence'));
    taken.summaries.add(summary);
    const message = `The name of the request says nothing of it, so the operation was named after its method and path: "${summary}".`;
    if (hasNames) report('name-made', 'info', message, at, { ...about, kind: 'added' });
    return { operationId, summary, isCut: false };
  }
  const whole = name.replace(/\s*\.+$/, '');
  const summary = shorten(whole);
  if (summary !== whole) {
    const message = `A summary has ${longestSummary} characters at most, so the name was cut. The whole of it is in the description, unless there is another.`;
    report('summary-cut', 'info', message, at, about);
  }
  return { operationId, summary, isCut: summary !== whole };
}

const isTellingName = (name: string): boolean =>
  /[\p{L}\p{N}]/u.test(name) &&
  !/^(?:new|untitled|unnamed) request(?: copy)?(?: \d+)?$/i.test(name) &&
  !/^(?:[a-z]+:\/\/|\/|\{\{|www\.)|^(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?\/\S*$/i.test(name) &&
  !/^(?:get|put|post|delete|options|head|patch)?\s*(?:https?:\/\/|\/)\S*$/i.test(name);

/** At most 80 characters, cut between words. */
function shorten(text: string): string {
  if (text.length <= longestSummary) return text;
  const cut = text.slice(0, longestSummary);
  const space = cut.lastIndexOf(' ');
  return (space > longestSummary / 2 ? cut.slice(0, space) : cut).replace(/[^\p{L}\p{N})]+$/u, '');
}
