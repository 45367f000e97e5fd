/**
 * What of a parameter or a schema is only known when a flow is made: the choices of a drop-down, the tree of a picker,
 * the fields of an object. Both generations of each extension read as one. Source: domain notes, 2.3.
 */
export interface DynamicSettings {
  /** `x-ms-dynamic-values` and `x-ms-dynamic-list`. */
  readonly list?: DynamicList;
  /** `x-ms-dynamic-schema` and `x-ms-dynamic-properties`. */
  readonly fields?: DynamicFieldList;
  /** `x-ms-dynamic-tree`. */
  readonly tree?: DynamicTree;
  /** Extensions that are there and that no form can show. */
  readonly unread: readonly UnreadExtension[];
}

export interface UnreadExtension {
  readonly key: DynamicKey;
  /** Why not, for reading. */
  readonly reason: string;
}

export const dynamicKeys = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
] as const;
export type DynamicKey = (typeof dynamicKeys)[number];

/** The extensions of the first and of the second generation that say the same. */
export const twins = {
  list: { older: 'x-ms-dynamic-values', newer: 'x-ms-dynamic-list' },
  fields: { older: 'x-ms-dynamic-schema', newer: 'x-ms-dynamic-properties' },
} as const satisfies Readonly<Record<string, { older: DynamicKey; newer: DynamicKey }>>;
export type TwinKind = keyof typeof twins;

/** Where choices come from. Only the first generation knows others than operations. */
export type DynamicSource =
  | { readonly kind: 'operation'; readonly operationId: string }
  /** Of the platform: `AadGraph.GetUsers`. */
  | { readonly kind: 'built-in'; readonly name: string }
  /** Of the connector's own `x-ms-capabilities`: `file-picker`. */
  | { readonly kind: 'capability'; readonly name: string };

export interface DynamicCall {
  readonly source: DynamicSource;
  readonly arguments: readonly DynamicArgument[];
  readonly written: WrittenAs;
  /** What the two generations say differently; empty when one of them is all there is. */
  readonly differences: readonly TwinDifference[];
}

export type WrittenAs = 'both' | 'older' | 'newer';

export interface DynamicList extends DynamicCall {
  /** Where the list is in the answer: `data/items`. '' when the answer is the list. */
  readonly collection: string;
  /** From an item of the list to what is sent; '' for the item itself. */
  readonly valuePath: string;
  /** From an item of the list to what the maker reads; '' for the same as what is sent. */
  readonly titlePath: string;
}

export interface DynamicFieldList extends DynamicCall {
  /** Where in the answer the schema is: `schema`, without a last `properties`. '' when the answer is the schema. */
  readonly schemaPath: string;
}

export interface DynamicTree {
  readonly canSelectParents: boolean;
  readonly canSelectLeaves: boolean;
  /** Fills the tree's first level. */
  readonly open: TreeCall;
  /** Fills what is inside the node that was opened. */
  readonly browse: TreeCall;
}

export interface TreeCall {
  readonly operationId: string;
  readonly arguments: readonly DynamicArgument[];
  readonly itemsPath: string;
  readonly valuePath: string;
  readonly titlePath: string;
  readonly fullTitlePath: string;
  /** A filter such as `true` or `isFolder eq true`. */
  readonly isParent: string;
  readonly selectableFilter: string;
}

export interface DynamicArgument {
  /** A parameter of the operation that is called, or `body/table` for a property of its body. */
  readonly name: string;
  readonly value: ArgumentValue;
}

export type ArgumentValue =
  | { readonly kind: 'fixed'; readonly value: unknown }
  /** What the maker filled in elsewhere on the card: `region`, `body/region`. */
  | { readonly kind: 'from'; readonly path: string }
  /** In a tree: of the node that is opened. */
  | { readonly kind: 'picked'; readonly path: string }
  /** Written in none of the forms there are. */
  | { readonly kind: 'unread'; readonly value: unknown };

export type ListAspect = 'source' | 'collection' | 'valuePath' | 'titlePath' | 'schemaPath' | 'arguments';

export interface TwinDifference {
  readonly aspect: ListAspect;
  /** Of the argument, where it is about one. */
  readonly argument?: string;
  /** As words: `key`, `name`, `nothing`. */
  readonly older: string;
  readonly newer: string;
}

/** `region` of `body/owner/region`: all that the first generation can say of a place. */
export const leafOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
