/** `apiProperties.json`, as it may be found. Source: domain notes, 1.2 to 1.4. */
export interface PropertiesFile {
  readonly properties?: Properties;
}

export interface Properties {
  readonly connectionParameters?: Readonly<Record<string, ConnectionParameter>>;
  readonly connectionParameterSets?: unknown;
  /** `#rrggbb`. */
  readonly iconBrandColor?: string;
  /** Ids of the operations that `script.csx` serves; empty means all. */
  readonly scriptOperations?: readonly string[];
  readonly capabilities?: readonly string[];
  readonly policyTemplateInstances?: readonly PolicyTemplateInstance[];
  readonly publisher?: string;
  readonly stackOwner?: string;
}

export interface ConnectionParameter {
  readonly type?: string;
  readonly uiDefinition?: {
    readonly displayName?: string;
    readonly description?: string;
    readonly tooltip?: string;
    /** For a parameter of one of several ways: type and help text. */
    readonly schema?: unknown;
    readonly constraints?: Readonly<Record<string, unknown>>;
  };
  readonly oAuthSettings?: OAuthSettings;
  readonly gatewaySettings?: unknown;
  readonly allowedValues?: readonly unknown[];
  readonly defaultValue?: unknown;
  readonly metadata?: unknown;
}

export interface OAuthSettings {
  readonly identityProvider?: string;
  readonly clientId?: string;
  /** Secret: never written by us. */
  readonly clientSecret?: string;
  readonly scopes?: readonly string[];
  readonly redirectMode?: string;
  readonly redirectUrl?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly customParameters?: Readonly<Record<string, { readonly value?: string }>>;
}

export interface PolicyTemplateInstance {
  readonly templateId?: string;
  readonly title?: string;
  readonly type?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The colour the wizard starts with. */
export const defaultBrandColor = '#007ee5';
