/**
 * What the words of both JSON files mean: one description of each member, by the kind of object it stands on. Completion,
 * hover and snippets read it. The texts are ours; the facts are from OpenAPI 2.0 and the domain notes, chapters 1 to 6.
 */
export interface Word {
  /** One or two short sentences for a maker. */
  readonly about: string;
  readonly is: WordValue;
  /** A value as it is often written. */
  readonly example?: unknown;
  /** No longer of use, or without effect: offered last. */
  readonly isRare?: true;
}

/** What a value may be. */
export type WordValue =
  | {
      readonly kind: 'text';
      /** The values there are, or those that are common, with a word on each. */
      readonly values?: Readonly<Record<string, string>>;
      /** It is a name that something of the connector has. */
      readonly names?: NameSubject;
    }
  | { readonly kind: 'number'; readonly values?: readonly number[] }
  | { readonly kind: 'truth' }
  | { readonly kind: 'any' }
  | { readonly kind: 'object'; readonly of: KindName }
  | { readonly kind: 'list'; readonly of: WordValue }
  /** An object whose member names somebody gave, or that are the names of something. */
  | { readonly kind: 'map'; readonly of: WordValue; readonly names?: NameSubject | readonly string[] }
  /** True or false, or something longer. */
  | { readonly kind: 'truthOr'; readonly of: WordValue };

/** What a text names. */
export type NameSubject =
  | 'operation'
  | 'reference'
  | 'security'
  | 'tag'
  | 'mediaType'
  | 'format'
  | 'property'
  | 'expression'
  | 'policyTemplate'
  /** A parameter of the operation that the text stands in. */
  | 'ownParameter'
  /** A parameter of the operation that the object calls. */
  | 'calledParameter'
  | 'connectionParameter';

/** One kind of object. */
export interface Kind {
  /** What it is called: `an operation`. */
  readonly name: string;
  readonly words: Readonly<Record<string, Word>>;
}

export type KindName =
  | 'definition'
  | 'info'
  | 'contact'
  | 'license'
  | 'infoAnnotation'
  | 'copilot'
  | 'metadata'
  | 'documentLink'
  | 'manifest'
  | 'rootCapabilities'
  | 'testConnection'
  | 'filePicker'
  | 'filePickerCall'
  | 'tag'
  | 'externalDocs'
  | 'pathItem'
  | 'notificationContent'
  | 'operation'
  | 'operationAnnotation'
  | 'replacement'
  | 'operationCapabilities'
  | 'operationContext'
  | 'simulate'
  | 'pageable'
  | 'triggerMetadata'
  | 'notification'
  | 'openaiData'
  | 'openaiOperation'
  | 'openaiParameter'
  | 'openaiProperty'
  | 'reference'
  | 'anyParameter'
  | 'parameter'
  | 'bodyParameter'
  | 'items'
  | 'header'
  | 'schema'
  | 'xml'
  | 'enumValue'
  | 'editorOptions'
  | 'editorOption'
  | 'triggerValue'
  | 'dynamicValues'
  | 'dynamicList'
  | 'dynamicSchema'
  | 'dynamicProperties'
  | 'dynamicTree'
  | 'treeSettings'
  | 'treeCall'
  | 'argument'
  | 'argument2'
  | 'response'
  | 'anySecurity'
  | 'basicSecurity'
  | 'keySecurity'
  | 'oauthSecurity'
  | 'propertiesFile'
  | 'properties'
  | 'connectionParameter'
  | 'uiDefinition'
  | 'uiSchema'
  | 'constraints'
  | 'allowedValue'
  | 'standingValue'
  | 'condition'
  | 'oauthSettings'
  | 'oauthProperties'
  | 'setting'
  | 'gatewaySettings'
  | 'parameterMetadata'
  | 'parameterSets'
  | 'parameterSet'
  | 'setMetadata'
  | 'policy'
  | 'policyParameters';

export const text: WordValue = { kind: 'text' };
export const truth: WordValue = { kind: 'truth' };
export const number: WordValue = { kind: 'number' };
export const anything: WordValue = { kind: 'any' };

/** @param values With a word on each; '' for none. */
export const oneOf = (values: Readonly<Record<string, string>>): WordValue => ({ kind: 'text', values });
export const nameOf = (names: NameSubject): WordValue => ({ kind: 'text', names });
export const object = (of: KindName): WordValue => ({ kind: 'object', of });
export const listOf = (of: WordValue): WordValue => ({ kind: 'list', of });
export const mapOf = (of: WordValue, names?: NameSubject | readonly string[]): WordValue => ({
  kind: 'map',
  of,
  ...(names && { names }),
});

export const word = (about: string, is: WordValue, example?: unknown): Word => ({
  about,
  is,
  ...(example !== undefined && { example }),
});

/** A word that has no effect in connectors, or hardly any. */
export const rare = (about: string, is: WordValue, example?: unknown): Word => ({
  ...word(about, is, example),
  isRare: true,
});
