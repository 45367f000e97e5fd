import { describeDynamic } from './dynamic/describe-dynamic.ts';
import { readDynamic } from './dynamic/read-dynamic.ts';
import { textOf } from './operation-place.ts';
import type { Definition, Parameter, Schema } from './openapi2.ts';
import { followReferences, isRecord, type OperationEntry } from './operations.ts';
import { parametersOf } from './parameters.ts';

export type FieldKind = 'text' | 'number' | 'choice' | 'yes-no' | 'date' | 'file' | 'list' | 'object';

/** One field on the card of an action. */
export interface MakerField {
  /** Where its value goes: `query/limit`, `body/owner/name`. */
  readonly key: string;
  readonly label: string;
  /** Shown inside the empty box. */
  readonly hint: string;
  readonly required: boolean;
  readonly kind: FieldKind;
  /** What a drop-down offers; filled for `choice` unless the service answers with it. */
  readonly choices: readonly string[];
  /** What the service tells while a flow is made, in words: `Choices from List regions`; '' for nothing. */
  readonly told: string;
  readonly preset: string;
}

/** An action or trigger as a maker of flows sees it. */
export interface MakerView {
  readonly title: string;
  readonly description: string;
  /** Not offered at all: visibility internal. */
  readonly isHidden: boolean;
  /** In the order shown. */
  readonly fields: readonly MakerField[];
  /** Behind "Show advanced options". */
  readonly advanced: readonly MakerField[];
  /** How many are sent without being seen. */
  readonly hidden: number;
  /** True when there are more fields than are told here. */
  readonly isCut: boolean;
}

/** So many fields at most, and so deep: the designer's cards go on, but no preview has use for them. */
const mostFields = 100;
const deepest = 8;

interface Found extends MakerField {
  readonly rank: number;
}

/**
 * What the flow designer makes of an operation: required fields first, then important ones, then those without a
 * visibility; advanced ones on demand, internal ones never. A body that is an object is laid out as its properties,
 * with the labels of the objects around them in front. Source: domain notes, 11.1.
 */
export function makerViewOf(definition: Definition, entry: OperationEntry): MakerView {
  const found: Found[] = [];
  let hidden = 0;
  let isCut = false;

  for (const { parameter } of parametersOf(definition, entry)) {
    const { name } = parameter;
    if (name === undefined || isDropped(parameter)) continue;
    const schema = isRecord(parameter.schema) ? parameter.schema : undefined;
    if (visibilityOf(parameter) === 'internal') hidden += 1;
    else if (parameter.in === 'body' && schema) {
      visit(
        schema,
        {
          key: 'body',
          label: labelOf(parameter, name),
          prefix: '',
          required: parameter.required === true,
          owner: parameter,
        },
        [],
      );
    } else {
      add(parameter, {
        key: `${parameter.in ?? ''}/${name}`,
        label: labelOf(parameter, name),
        required: parameter.required === true,
      });
      if (parameter.type === 'file')
        add(
          { type: 'string' },
          {
            key: `${name}/name`,
            label: `${labelOf(parameter, name)} (file name)`,
            required: parameter.required === true,
          },
        );
    }
  }
  const ordered = found.toSorted((a, b) => a.rank - b.rank);
  return {
    title: textOf(entry.operation.summary) || textOf(entry.operation.operationId),
    description: textOf(entry.operation.description),
    isHidden: visibilityOf(entry.operation) === 'internal',
    fields: ordered.filter(({ rank }) => rank < advancedRank).map(withoutRank),
    advanced: ordered.filter(({ rank }) => rank === advancedRank).map(withoutRank),
    hidden,
    isCut,
  };

  function visit(schema: Schema, place: Place, seen: readonly string[]): void {
    const target = followReferences<Schema>(definition, schema);
    const value: Schema = target && isRecord(target.value) ? target.value : {};
    const isCircle = target?.pointer !== undefined && seen.includes(target.pointer);
    const properties: unknown = value.properties;
    const around = target?.pointer === undefined ? seen : [...seen, target.pointer];
    const isLaidOut =
      !isCircle && isRecord(properties) && Object.keys(properties).length > 0 && around.length < deepest;
    if (!isLaidOut || place.key.split('/').length > deepest) {
      add({ ...value, ...place.owner, type: value.type, format: value.format }, place);
      return;
    }
    for (const [name, property] of Object.entries(properties)) {
      if (!isRecord(property)) continue;
      const inside: Schema = followReferences<Schema>(definition, property)?.value ?? property;
      if (visibilityOf(inside) === 'internal') hidden += 1;
      else if (inside.readOnly !== true) {
        const label = [place.prefix, labelOf(inside, name)].filter((part) => part !== '').join(' ');
        const required = place.required && Array.isArray(value.required) && value.required.includes(name);
        visit(property, { key: `${place.key}/${name}`, label, prefix: label, required, owner: {} }, around);
      }
    }
  }

  function add(value: Schema | Parameter, { key, label, required }: Pick<Place, 'key' | 'label' | 'required'>): void {
    if (found.length >= mostFields) {
      isCut = true;
      return;
    }
    const { list, tree } = readDynamic(value);
    const told = describeDynamic(value, definition);
    const { kind, choices } = kindOf(value, list !== undefined || tree !== undefined);
    const hint = textOf(value.description);
    const preset = presetOf(value.default);
    const rank = required ? 0 : (ranks[visibilityOf(value)] ?? 2);
    found.push({
      key,
      label,
      hint,
      required,
      kind,
      choices,
      preset,
      rank,
      told,
    });
  }
}

/** What the designer leaves out without a word. Source: domain notes, 11.1. */
function isDropped({ in: location, name = '', type }: Parameter): boolean {
  if (location === 'path') return name === 'connectionId';
  if (location === 'formData' && (type === 'array' || /["@]/.test(name))) return true;
  return location !== 'body' && String(type) === 'object';
}

interface Place {
  readonly key: string;
  readonly label: string;
  /** The label that goes in front of what is inside; '' for the body itself. */
  readonly prefix: string;
  readonly required: boolean;
  /** The body parameter, whose description and visibility a body of one field shows. */
  readonly owner: Parameter;
}

const advancedRank = 3;
const ranks: Readonly<Record<string, number>> = { important: 1, advanced: advancedRank };

const withoutRank = ({ rank: _, ...field }: Found): MakerField => field;

/** Casing varies in real files (domain notes, 2.1). */
const visibilityOf = (value: { readonly 'x-ms-visibility'?: string }): string =>
  textOf(value['x-ms-visibility']).toLowerCase();

const labelOf = (value: Schema | Parameter, name: string): string =>
  textOf('title' in value ? value.title : undefined) || textOf(value['x-ms-summary']) || name;

function kindOf(
  value: Schema | Parameter,
  hasList: boolean,
): { readonly kind: FieldKind; readonly choices: readonly string[] } {
  if (hasList) return { kind: 'choice', choices: [] };
  if (Array.isArray(value.enum) && value.enum.length > 0) return { kind: 'choice', choices: choicesOf(value) };
  switch (value.type) {
    case 'boolean':
      return { kind: 'yes-no', choices: ['Yes', 'No'] };
    case 'integer':
    case 'number':
      return { kind: 'number', choices: [] };
    case 'file':
      return { kind: 'file', choices: [] };
    case 'array':
      return { kind: 'list', choices: [] };
    case 'object':
      return { kind: 'object', choices: [] };
    default:
      if (value.format === 'binary' || value.format === 'byte') return { kind: 'file', choices: [] };
      return { kind: value.format === 'date' || value.format === 'date-time' ? 'date' : 'text', choices: [] };
  }
}

function presetOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The names of `x-ms-enum-values`, then of `x-ms-editor-options`, then the values themselves. */
function choicesOf(value: Schema | Parameter): readonly string[] {
  const { 'x-ms-enum-values': named, 'x-ms-editor-options': options } = value as Readonly<Record<string, unknown>>;
  const items: unknown = isRecord(options) ? options['items'] : undefined;
  const pairs = Array.isArray(named) ? named : Array.isArray(items) ? items : [];
  return (value.enum ?? []).map((choice) => {
    const pair: unknown = pairs.find((one: unknown) => isRecord(one) && one['value'] === choice);
    return (isRecord(pair) && (textOf(pair['displayName']) || textOf(pair['title']))) || String(choice);
  });
}
