import { describeDynamic } from './dynamic/describe-dynamic.ts';
import { readDynamic } from './dynamic/read-dynamic.ts';
import { textOf } from './operation-place.ts';
import type { Definition, Response, Schema } from './openapi2.ts';
import { followReferences, isRecord, isTrigger, resolve, type OperationEntry } from './operations.ts';

/** One piece of dynamic content that an action or trigger offers to the steps after it. */
export interface MakerOutput {
  /** Where it is in the answer: `body/owner/name`, `headers/ETag`. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  /** `text`, `number`, `yes or no`, `date`, `file`, `list`, `object`. */
  readonly kind: string;
  /** What the service tells while a flow is made, in words: `Fields from Get form schema`; '' for nothing. */
  readonly told: string;
  /** Labels of the lists it is in: choosing it puts the step into a loop over them. */
  readonly loops: readonly string[];
  readonly isAdvanced: boolean;
}

export interface MakerOutputs {
  /** In the order shown: important ones first, advanced ones last, internal ones never. */
  readonly outputs: readonly MakerOutput[];
  /** What they come from: a status (`200`), or the notification of a trigger. Undefined when nothing is offered. */
  readonly from: string | undefined;
  readonly isCut: boolean;
}

const mostOutputs = 100;
const deepest = 8;

interface Found extends MakerOutput {
  readonly rank: number;
}

/**
 * What the flow designer offers of an answer: of the notification, else of the only response if it is a success or the
 * default, else of 200, 201 or `default`; labels carry the labels of the objects around them. Source: domain notes, 11.1.
 */
export function makerOutputsOf(definition: Definition, entry: OperationEntry): MakerOutputs {
  const answer = answerOf(definition, entry);
  if (!answer) return { outputs: [], from: undefined, isCut: false };
  const found: Found[] = [];
  let isCut = false;

  if (isRecord(answer.schema)) visit(answer.schema, { key: 'body', label: 'Body', prefix: '', loops: [] }, []);
  for (const [name, header] of Object.entries(isRecord(answer.headers) ? answer.headers : {})) {
    if (isRecord(header)) add(header, { key: `headers/${name}`, label: labelOf(header, name), loops: [] });
  }
  const outputs = found.toSorted((a, b) => a.rank - b.rank).map(({ rank: _, ...output }) => output);
  return { outputs, from: answer.from, isCut };

  function visit(schema: Schema, place: Place, seen: readonly string[]): void {
    const target = followReferences<Schema>(definition, schema);
    const value: Schema = target && isRecord(target.value) ? target.value : {};
    if (visibilityOf(value) === 'internal' || visibilityOf(schema) === 'internal') return;
    const isCircle = target?.pointer !== undefined && seen.includes(target.pointer);
    const around = target?.pointer === undefined ? seen : [...seen, target.pointer];
    const properties: unknown = value.properties;
    const isDeep = place.key.split('/').length > deepest || isCircle;
    if (!isDeep && isRecord(properties) && Object.keys(properties).length > 0) {
      for (const [name, property] of Object.entries(properties)) {
        if (!isRecord(property)) continue;
        const inside = followReferences<Schema>(definition, property)?.value ?? property;
        const label = [place.prefix, labelOf(inside, name)].filter((part) => part !== '').join(' ');
        visit(property, { key: `${place.key}/${name}`, label, prefix: label, loops: place.loops }, around);
      }
      return;
    }
    const items: unknown = value.items;
    add(value, place);
    if (!isDeep && isRecord(items)) {
      const inside = followReferences<Schema>(definition, items)?.value ?? items;
      const hasFields = isRecord(inside) && isRecord(inside['properties']);
      const loops = [...place.loops, place.label];
      const label = `${place.label} item`;
      if (hasFields) visit(items, { key: `${place.key}/*`, label, prefix: place.prefix, loops }, around);
    }
  }

  function add(value: Schema, { key, label, loops }: Pick<Place, 'key' | 'label' | 'loops'>): void {
    if (visibilityOf(value) === 'internal') return;
    if (found.length >= mostOutputs) {
      isCut = true;
      return;
    }
    const visibility = visibilityOf(value);
    found.push({
      key,
      label,
      description: textOf(value.description),
      kind: kindOf(value),
      told: readDynamic(value).fields ? describeDynamic(value, definition) : '',
      loops,
      isAdvanced: visibility === 'advanced',
      rank: visibility === 'important' ? 0 : visibility === 'advanced' ? 2 : 1,
    });
  }
}

interface Place {
  readonly key: string;
  readonly label: string;
  /** The label that goes in front of what is inside. */
  readonly prefix: string;
  readonly loops: readonly string[];
}

function answerOf(
  definition: Definition,
  { operation, pathItem }: OperationEntry,
): { readonly schema?: unknown; readonly headers?: unknown; readonly from: string } | undefined {
  const notification: unknown = pathItem['x-ms-notification-content'];
  if (isTrigger(operation) && isRecord(notification)) {
    return { schema: notification['schema'], headers: notification['headers'], from: 'the notification' };
  }
  const responses: unknown = operation.responses;
  if (!isRecord(responses)) return undefined;
  const statuses = Object.keys(responses).filter((status) => !status.startsWith('x-'));
  const [only] = statuses;
  const status =
    statuses.length === 1 && only !== undefined && (/^2/.test(only) || only === 'default')
      ? only
      : ['200', '201', 'default'].find((one) => statuses.includes(one));
  const response = status === undefined ? undefined : resolve<Response>(definition, responses[status] as Response);
  return status === undefined || !isRecord(response) ? undefined : { ...response, from: status };
}

const visibilityOf = (value: Schema): string => textOf(value['x-ms-visibility']).toLowerCase();

const labelOf = (value: Schema, name: string): string => textOf(value.title) || textOf(value['x-ms-summary']) || name;

function kindOf({ type, format }: Schema): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'yes or no';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    case 'file':
      return 'file';
    default:
      if (format === 'binary' || format === 'byte') return 'file';
      return format === 'date' || format === 'date-time' ? 'date' : type === undefined ? 'anything' : 'text';
  }
}
