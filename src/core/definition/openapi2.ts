/**
 * OpenAPI 2.0 with the `x-ms-*` members that connectors use, as it may be found: every member optional, because files
 * are read before they are judged. Source: OpenAPI 2.0; extensions: domain notes, chapter 2.
 */
export interface Definition {
  readonly swagger?: string;
  readonly info?: Info;
  readonly host?: string;
  readonly basePath?: string;
  readonly schemes?: readonly string[];
  readonly consumes?: readonly string[];
  readonly produces?: readonly string[];
  readonly paths?: Readonly<Record<string, PathItem>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly responses?: Readonly<Record<string, Response>>;
  readonly securityDefinitions?: Readonly<Record<string, SecurityDefinition>>;
  readonly security?: readonly SecurityRequirement[];
  readonly tags?: readonly Tag[];
  readonly externalDocs?: unknown;
  readonly 'x-ms-connector-metadata'?: readonly { readonly propertyName: string; readonly propertyValue: string }[];
  readonly 'x-ms-capabilities'?: unknown;
  readonly 'x-ms-openai-manifest'?: unknown;
}

export interface Info {
  readonly title?: string;
  readonly description?: string;
  readonly version?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: { readonly name?: string; readonly url?: string };
  readonly termsOfService?: string;
}

export interface Tag {
  readonly name: string;
  readonly description?: string;
}

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;
export type Method = (typeof methods)[number];

export type PathItem = {
  readonly [M in Method]?: Operation;
} & {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly 'x-ms-notification-content'?: { readonly description?: string; readonly schema?: Schema };
};

export type Visibility = 'important' | 'advanced' | 'internal';

export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly consumes?: readonly string[];
  readonly produces?: readonly string[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly responses?: Readonly<Record<string, Response | Reference>>;
  readonly schemes?: readonly string[];
  readonly security?: readonly SecurityRequirement[];
  readonly 'x-ms-visibility'?: string;
  readonly 'x-ms-trigger'?: string;
  readonly 'x-ms-trigger-hint'?: string;
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'formData' | 'body';

/** A Parameter Object; `schema` stands on body parameters, the members of `ValueType` on all others. */
export interface Parameter extends ValueType {
  readonly name?: string;
  readonly in?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly schema?: Schema | Reference;
  readonly 'x-ms-summary'?: string;
  readonly 'x-ms-visibility'?: string;
  readonly 'x-ms-url-encoding'?: string;
  readonly 'x-ms-test-value'?: unknown;
}

export interface ValueType {
  readonly type?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly collectionFormat?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

export interface Schema extends ValueType {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly readOnly?: boolean;
  readonly example?: unknown;
  readonly 'x-ms-summary'?: string;
  readonly 'x-ms-visibility'?: string;
}

export interface Response {
  readonly description?: string;
  readonly schema?: Schema;
  readonly headers?: Readonly<Record<string, ValueType & { readonly description?: string }>>;
  readonly examples?: Readonly<Record<string, unknown>>;
}

export interface Reference {
  readonly $ref: string;
}

export interface SecurityDefinition {
  readonly type?: string;
  readonly description?: string;
  readonly name?: string;
  readonly in?: string;
  readonly flow?: string;
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly scopes?: Readonly<Record<string, string>>;
}

export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;
