/**
 * What a value must look like, as data: enough of JSON Schema for the files of a connector, made so that each fault
 * gets one message with the exact place. `check-shape.ts` compares a value with it.
 *
 * A `rule` on a constraint names the lint rule that tells this fault in better words; the fault carries that name.
 */
export type Shape = AnyShape | TextShape | NumberShape | BooleanShape | ListShape | ObjectShape | ChoiceShape;

export interface AnyShape {
  readonly kind: 'any';
}

export interface TextShape {
  readonly kind: 'text';
  /** The only values allowed. */
  readonly values?: readonly string[];
  /** What to say of particular wrong values. */
  readonly hints?: Readonly<Record<string, string>>;
  readonly pattern?: RegExp;
  /** For a value that does not match: `Start it with "/".` */
  readonly advice?: string;
  /** Tells a wrong value. */
  readonly rule?: string;
  /** Tells a value that is no text at all. */
  readonly typeRule?: string;
}

export interface NumberShape {
  readonly kind: 'number';
  readonly whole?: boolean;
  /** Inclusive. */
  readonly least?: number;
  /** Exclusive. */
  readonly above?: number;
}

export interface BooleanShape {
  readonly kind: 'boolean';
  /** Only `true` will do. */
  readonly mustBeTrue?: boolean;
  /** Tells a `false`. */
  readonly rule?: string;
}

export interface ListShape {
  readonly kind: 'list';
  readonly items: Shape;
  readonly filled?: boolean;
  /** No two equal items. */
  readonly unique?: boolean;
  /** Tells a repeated item that is an object. */
  readonly rule?: string;
}

export interface ObjectShape {
  readonly kind: 'object';
  /** What a message calls it: `an operation`. */
  readonly name: string;
  readonly members: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Members that start with `x-` may hold anything. */
  readonly extensions?: boolean;
  /** The shape of a member by its name, for names that are not among `members`; undefined refuses it. Absent refuses all. */
  readonly others?: (name: string) => Shape | undefined;
  /** The only member that may be there: everything beside it is one fault. */
  readonly alone?: string;
  /** At least one member that is no extension. */
  readonly filled?: boolean;
  /** What to say of particular unknown members. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Rules that tell a missing member, an unknown member, an empty object. */
  readonly rules?: {
    readonly missing?: Readonly<Record<string, string>>;
    readonly unknown?: string;
    readonly filled?: string;
  };
}

/** The shape depends on the value: on the `in` of a parameter, say. Also how a shape can contain itself. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly choose: (value: unknown) => Shape;
}

export const anything: AnyShape = { kind: 'any' };
export const text: TextShape = { kind: 'text' };
export const truth: BooleanShape = { kind: 'boolean' };
export const number: NumberShape = { kind: 'number' };
export const count: NumberShape = { kind: 'number', whole: true, least: 0 };

export const oneOf = (...values: readonly string[]): TextShape => ({ kind: 'text', values });
export const listOf = (items: Shape, limits: Omit<ListShape, 'kind' | 'items'> = {}): ListShape => ({
  kind: 'list',
  items,
  ...limits,
});
export const mapOf = (name: string, shape: Shape): ObjectShape => ({
  kind: 'object',
  name,
  members: {},
  others: () => shape,
});
export const choice = (choose: ChoiceShape['choose']): ChoiceShape => ({ kind: 'choice', choose });
