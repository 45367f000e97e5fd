import { responsesOf } from '../definition/edits/responses.ts';
import { propertiesOf, typeOf } from '../definition/edits/schemas.ts';
import { textOf } from '../definition/operation-place.ts';
import type { Definition, Schema } from '../definition/openapi2.ts';
import { followReferences, isRecord, type OperationEntry } from '../definition/operations.ts';
import { parametersOf } from '../definition/parameters.ts';
import type { PropertiesFile } from '../document/properties.ts';
import { connectionNamesOf } from './connection-names.ts';
import { writePath } from './expressions.ts';
import type { PolicySection } from './policy.ts';
import type { ExpressionSource } from './templates/index.ts';

/** An expression that can be put into a field. */
export interface OfferedExpression {
  /** `@headers('X-Tenant')`. */
  readonly text: string;
  /** What it gives: its label in the definition, or where it is from. */
  readonly about: string;
}

export interface OfferedGroup {
  readonly title: string;
  readonly offers: readonly OfferedExpression[];
}

export interface OfferRequest {
  readonly definition: Definition;
  readonly properties: PropertiesFile;
  /** The operations whose parameters and bodies are spoken of. */
  readonly served: readonly OperationEntry[];
  readonly section: PolicySection;
  /** What the field may speak of. */
  readonly of: readonly ExpressionSource[];
  /** Only lists: for a field that leads to one. */
  readonly onlyLists?: boolean;
}

/** Enough to choose from; the rest can be typed. */
const mostOperations = 20;
const mostProperties = 80;
const deepest = 4;
/** Schemas looked at in all: four levels of large objects are millions. */
const mostVisits = 2_000;

/** The names that exist, as expressions, by what they speak of. Groups without any are left out. */
export function offerExpressions(request: OfferRequest): readonly OfferedGroup[] {
  const { definition, properties, section, of } = request;
  const served = request.served.slice(0, mostOperations);
  const groups: OfferedGroup[] = [];
  const add = (title: string, offers: readonly OfferedExpression[]): void => {
    if (offers.length > 0) groups.push({ title, offers: unique(offers) });
  };
  if (of.includes('connection'))
    add(
      'From the connection',
      [...connectionNamesOf(properties)].map((name) => ({
        text: call('connectionParameters', name),
        about: connectionLabel(properties, name),
      })),
    );
  if (of.includes('query')) add('Query parameters', parametersIn(definition, served, 'query', 'queryParameters'));
  if (of.includes('header')) add('Headers', parametersIn(definition, served, 'header', 'headers'));
  if (of.includes('body')) {
    const isRequest = section === 'Request';
    const schemas = served.flatMap((entry) =>
      isRequest ? bodySchema(definition, entry) : answerSchema(definition, entry),
    );
    add(isRequest ? 'Body of the request' : 'Body of the answer', bodyOffers(request, schemas, '@body()'));
  }
  if (of.includes('triggerBody'))
    add(
      'The last answer',
      bodyOffers(
        request,
        served.flatMap((entry) => answerSchema(definition, entry)),
        '@triggerBody()',
      ),
    );
  if (of.includes('item'))
    add('Each item of the list', [{ text: '@item()', about: 'the item itself; put .name behind it' }]);
  if (of.includes('verb'))
    add('The call', [{ text: '@Request.OriginalHTTPMethod', about: 'the verb of the operation' }]);
  return groups;
}

const call = (name: string, argument: string): string => `@${name}('${argument.replaceAll("'", "''")}')`;

function connectionLabel({ properties }: PropertiesFile, name: string): string {
  const parameter = isRecord(properties?.connectionParameters) ? properties.connectionParameters[name] : undefined;
  const isSecret = /^secure/i.test(textOf(parameter?.type));
  const label = textOf(parameter?.uiDefinition?.displayName);
  return [label === name ? '' : label, isSecret ? 'secret' : ''].filter((part) => part !== '').join(', ');
}

function parametersIn(
  definition: Definition,
  served: readonly OperationEntry[],
  location: string,
  name: string,
): readonly OfferedExpression[] {
  return served.flatMap((entry) =>
    parametersOf(definition, entry).flatMap(({ parameter }) =>
      parameter.in === location && textOf(parameter.name) !== ''
        ? [{ text: call(name, textOf(parameter.name)), about: textOf(parameter['x-ms-summary']) }]
        : [],
    ),
  );
}

function bodySchema(definition: Definition, entry: OperationEntry): readonly unknown[] {
  return parametersOf(definition, entry).flatMap(({ parameter }) =>
    parameter.in === 'body' ? [parameter.schema] : [],
  );
}

/** Of the first answer that means success. */
function answerSchema(definition: Definition, entry: OperationEntry): readonly unknown[] {
  const responses = responsesOf(definition, entry);
  const found =
    responses.find(({ status }) => /^2/.test(status)) ?? responses.find(({ status }) => status === 'default');
  return found?.response.schema === undefined ? [] : [found.response.schema];
}

function bodyOffers(
  { definition, onlyLists = false }: OfferRequest,
  schemas: readonly unknown[],
  root: string,
): readonly OfferedExpression[] {
  const offers: OfferedExpression[] = [];
  let left = mostVisits;
  const offer = (text: string, about: string, type: string): void => {
    if (!onlyLists || type === 'array') offers.push({ text, about });
  };
  const visit = (unresolved: unknown, text: string, depth: number, seen: readonly unknown[]): void => {
    const schema = followReferences<Schema>(definition, unresolved as Schema)?.value;
    if (!isRecord(schema) || seen.includes(schema) || offers.length >= mostProperties || left <= 0) return;
    left -= 1;
    const type = typeOf(schema);
    offer(text, text === root ? 'all of it' : textOf(schema['title']) || type, type);
    if (depth >= deepest) return;
    const around = [...seen, schema];
    if (type === 'array' && !onlyLists) visit(schema['items'], `${text}[0]`, depth + 1, around);
    for (const [name, property] of propertiesOf(schema)) visit(property, text + writePath([name]), depth + 1, around);
  };
  for (const schema of schemas) visit(schema, root, 0, []);
  return offers.length === 0 && !onlyLists ? [{ text: root, about: 'all of it' }] : offers;
}

function unique(offers: readonly OfferedExpression[]): readonly OfferedExpression[] {
  const byText = new Map<string, OfferedExpression>();
  for (const one of offers) if (!byText.has(one.text)) byText.set(one.text, one);
  return [...byText.values()].slice(0, mostProperties);
}
