import type { Operation, PathItem } from '../../../definition/openapi2.ts';
import { caselessNames, humanise, operationIdFor, pascalCase, uniqueName } from '../../../naming/index.ts';
import { folderPath, type Folder } from '../model.ts';
import { buildBody } from './build-body.ts';
import { buildParameters, type Wording } from './build-parameters.ts';
import { buildResponses } from './build-responses.ts';
import type { SecurityChoice } from './choose-security.ts';
import type { RequestGroup } from './group-requests.ts';

/** Longest id among published connectors (domain notes, 7.1); the service's own limit is not known. */
const longestId = 77;
/** Rule OP-07. */
const longestSummary = 80;

/**
 * The paths of the definition, an operation for each group. Names come from the first request of a group; a name that
 * says nothing (`New Request`, an address) gives way to method and path. Source: domain notes, P-02, P-03, O-09, O-10.
 *
 * @param pause Called after each operation.
 * Reports what `buildParameters`, `buildBody` and `buildResponses` report.
 */
export async function buildOperations(
  groups: readonly RequestGroup[],
  { security, open }: SecurityChoice,
  wording: Wording,
  pause: (done: number) => Promise<void>,
): Promise<Readonly<Record<string, PathItem>>> {
  const paths = new Map<string, Record<string, Operation>>();
  const taken = caselessNames();
  for (const [index, group] of groups.entries()) {
    const { keeper } = wording;
    const { responses, produces } = buildResponses(group, wording);
    const body = buildBody(group, wording);
    const parameters = [...buildParameters(group, security, wording), ...body.parameters];
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
      parameters,
      ...(body.consumes.length > 0 && { consumes: body.consumes }),
      ...(produces.length > 0 && { produces }),
      ...(tags.length > 0 && { tags }),
      ...(isOpen && { security: [] }),
    };
    const pathItem = paths.get(group.path);
    if (pathItem) pathItem[group.method] = operation;
    else paths.set(group.path, { [group.method]: operation });
    if (index % 100 === 99) await pause(index + 1);
  }
  return Object.fromEntries(paths);
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
  { requests, method, path }: RequestGroup,
  { keeper }: Wording,
  taken: ReturnType<typeof caselessNames>,
): OperationNames {
  const name = keeper.clean(requests[0].request.name).replace(/\s+/g, ' ').trim();
  const isTelling = isTellingName(name);
  const wanted = isTelling ? pascalCase(name) : '';
  const id = (/^[A-Z]/.test(wanted) ? wanted : operationIdFor(method, path)).slice(0, longestId);
  const operationId = uniqueName(id, taken);
  taken.add(operationId);
  if (!isTelling) return { operationId, summary: shorten(humanise(operationId, 'sentence')), isCut: false };
  const whole = name.replace(/\s*\.+$/, '');
  const summary = shorten(whole);
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
