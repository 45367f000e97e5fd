import { isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { nearestName } from './nearest-name.ts';
import { SeenValues } from './seen-values.ts';
import type { BooleanShape, ListShape, NumberShape, ObjectShape, Shape, TextShape } from './shape.ts';

/** One place where a value is not of its shape. */
export interface Fault {
  readonly pointer: JsonPointer;
  /** What is wrong, then what to do. */
  readonly message: string;
  /** The rule that tells this fault in better words. */
  readonly rule?: string;
  readonly problem: Problem;
}

/** What a fault is, for those who mend it. `of` is the `name` of the shape of the object. */
export type Problem =
  /** Another type than the shape's, or not a whole number. */
  | { readonly kind: 'type'; readonly wanted: Exclude<Shape['kind'], 'any' | 'choice'>; readonly of?: string }
  /** The right type, and not one of the values that are possible. */
  | { readonly kind: 'value'; readonly values?: readonly string[] }
  | { readonly kind: 'limit' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'missing'; readonly key: string; readonly of: string }
  | { readonly kind: 'unknown'; readonly of: string; readonly known: readonly string[]; readonly extensions: boolean }
  /** Of the first member that stands beside the only one there may be. */
  | { readonly kind: 'beside'; readonly alone: string };

/**
 * Compares a value with a shape; no faults means that it fits. A value of the wrong type is one fault, whatever is inside it.
 *
 * @param pointer Of the value; the faults' pointers go on from it.
 * @returns In the order of the text, missing members before the faults of those that are there.
 */
export function checkShape(value: unknown, shape: Shape, pointer: JsonPointer): readonly Fault[] {
  const checker = new Checker(pointer);
  checker.check(value, shape);
  return checker.faults;
}

class Checker {
  readonly faults: Fault[] = [];
  readonly #base: JsonPointer;
  /** From the base to where the walk is; pointers are only written out for faults. */
  readonly #path: (string | number)[] = [];

  constructor(base: JsonPointer) {
    this.#base = base;
  }

  check(value: unknown, shape: Shape): void {
    switch (shape.kind) {
      case 'any':
        return;
      case 'text':
        return this.#checkText(value, shape);
      case 'number':
        return this.#checkNumber(value, shape);
      case 'boolean':
        return this.#checkBoolean(value, shape);
      case 'list':
        return this.#checkList(value, shape);
      case 'object':
        return this.#checkObject(value, shape);
      case 'choice':
        return this.check(value, shape.choose(value));
    }
  }

  #checkText(value: unknown, shape: TextShape): void {
    const { values, pattern, hints, advice = '', rule, typeRule } = shape;
    if (typeof value !== 'string') {
      const remedy = typeof value === 'number' || typeof value === 'boolean' ? ` Put it in quotes: "${value}".` : '';
      return this.#report(`${this.#subject()} must be text, not ${kindOf(value)}.${remedy}`, isNot('text'), typeRule);
    }
    if (values && !values.includes(value)) {
      const hint = hints && Object.hasOwn(hints, value) ? hints[value] : undefined;
      const meant = nearestName(value, values);
      const remedy = hint ?? (meant === undefined ? `Use ${choiceOf(values)}.` : `Did you mean "${meant}"?`);
      return this.#report(
        `${quote(value)} is not possible ${this.#whereabouts()}. ${remedy}`,
        { kind: 'value', values },
        rule,
      );
    }
    if (pattern && !pattern.test(value))
      this.#report(`${this.#subject()} cannot be ${quote(value)}. ${advice}`, { kind: 'value' }, rule);
  }

  #checkNumber(value: unknown, { whole = false, least, above }: NumberShape): void {
    const wanted = whole ? 'a whole number' : 'a number';
    if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value))) {
      const remedy = isFilledNumber(value) ? ` Write it without quotes: ${value.trim()}.` : '';
      return this.#report(`${this.#subject()} must be ${wanted}, not ${kindOf(value)}.${remedy}`, isNot('number'));
    }
    if (least !== undefined && value < least)
      this.#report(`${this.#subject()} is ${value}, but must be ${least} or more.`, { kind: 'limit' });
    if (above !== undefined && value <= above)
      this.#report(`${this.#subject()} is ${value}, but must be more than ${above}.`, { kind: 'limit' });
  }

  #checkBoolean(value: unknown, { mustBeTrue = false, rule }: BooleanShape): void {
    if (typeof value !== 'boolean') {
      const remedy = value === 'true' || value === 'false' ? ` Write it without quotes: ${value}.` : '';
      this.#report(`${this.#subject()} must be true or false, not ${kindOf(value)}.${remedy}`, isNot('boolean'));
    } else if (mustBeTrue && !value)
      this.#report(`${this.#subject()} must be true here. Set it to true.`, { kind: 'value' }, rule);
  }

  #checkList(value: unknown, { items, filled = false, unique = false, rule }: ListShape): void {
    if (!Array.isArray(value))
      return this.#report(`${this.#subject()} must be a list in [ ], not ${kindOf(value)}.`, isNot('list'));
    if (filled && value.length === 0)
      this.#report(`${this.#subject()} is an empty list. Add an item, or remove the list.`, { kind: 'empty' });
    const seen = unique && value.length > 1 ? new SeenValues() : undefined;
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      this.#path.push(index);
      // What is wrong with it is told where it stands first.
      if (seen?.add(item) === false)
        this.#report(
          'This is in the list already. Remove one of the two.',
          { kind: 'repeated' },
          isRecord(item) ? rule : undefined,
        );
      else this.check(item, items);
      this.#path.pop();
    }
  }

  #checkObject(value: unknown, shape: ObjectShape): void {
    const { name, members, required, extensions = false, others, filled = false, rules, alone } = shape;
    if (!isRecord(value)) {
      const problem = { kind: 'type', wanted: 'object', of: name } as const;
      return this.#report(`${this.#subject()} must be ${name} in { }, not ${kindOf(value)}.`, problem);
    }
    for (const key of required ?? []) {
      if (Object.hasOwn(value, key)) continue;
      const message = `${capitalise(name)} needs "${key}", which is missing here. Add it.`;
      this.#report(message, { kind: 'missing', key, of: name }, rules?.missing?.[key]);
    }
    const keys = Object.keys(value);
    if (alone !== undefined) this.#checkAlone(keys, alone);
    let own = 0;
    for (const key of keys) {
      if (extensions && key.startsWith('x-')) continue;
      own += 1;
      const member = Object.hasOwn(members, key) ? members[key] : others?.(key);
      this.#path.push(key);
      if (member) this.check(value[key], member);
      else if (alone === undefined) {
        const problem = { kind: 'unknown', of: name, known: Object.keys(members), extensions } as const;
        this.#report(describeUnknown(key, shape), problem, rules?.unknown);
      }
      this.#path.pop();
    }
    if (filled && own === 0)
      this.#report(`${this.#subject()} is empty. Add at least one entry.`, { kind: 'empty' }, rules?.filled);
  }

  /** One fault for all that stands beside the only member there may be. */
  #checkAlone(keys: readonly string[], alone: string): void {
    const beside = keys.filter((key) => key !== alone);
    const [first] = beside;
    if (first === undefined) return;
    this.#path.push(first);
    const names = beside.slice(0, 3).map((key) => `"${key}"`);
    this.#report(`Nothing can stand beside "${alone}". Remove ${names.join(', ')}${beside.length > 3 ? ', …' : ''}.`, {
      kind: 'beside',
      alone,
    });
    this.#path.pop();
  }

  #report(message: string, problem: Problem, rule?: string): void {
    const pointer = child(this.#base, ...this.#path);
    this.faults.push({ pointer, message, problem, ...(rule !== undefined && { rule }) });
  }

  /** What a message calls the value that the walk is at. */
  #subject(): string {
    const last = this.#path.at(-1);
    if (last === undefined) return 'The file';
    return typeof last === 'string' ? `"${last}"` : `Item ${last + 1} of this list`;
  }

  #whereabouts(): string {
    const last = this.#path.at(-1);
    return typeof last === 'string' ? `for "${last}"` : 'in this list';
  }
}

const isNot = (wanted: 'text' | 'number' | 'boolean' | 'list'): Problem => ({ kind: 'type', wanted });

function describeUnknown(key: string, { name, members, extensions, hints = {} }: ObjectShape): string {
  const hint = Object.hasOwn(hints, key) ? hints[key] : undefined;
  if (hint !== undefined) return `"${key}" is not known in ${name} of OpenAPI 2.0. ${hint}`;
  const meant = nearestName(key, Object.keys(members));
  if (meant !== undefined) return `"${key}" is not known in ${name}. Did you mean "${meant}"?`;
  return `"${key}" is not known in ${name}. Remove it${extensions === true ? ', or start its name with "x-"' : ''}.`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return Number.isInteger(value) ? 'a number' : 'a number with decimals';
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return 'an object';
  }
}

const quote = (value: string): string => `"${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`;

const capitalise = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const isFilledNumber = (value: unknown): value is string =>
  typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value);

function choiceOf(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length === 1 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
