import type { GatewaySign } from './gateway-parameters.ts';

/** How people sign in to a connector, or why that cannot be said in one sentence. */
export type Security =
  | NoSecurity
  | BasicSecurity
  | ApiKeySecurity
  | OAuthSecurity
  | GatewaySecurity
  | OwnSecurity
  | SetsSecurity
  | OtherSecurity;

/** With an identity provider. */
export type OAuthSecurity = OAuth2Security | AadSecurity | ProviderSecurity;

export interface NoSecurity {
  readonly kind: 'none';
}

/** User name and password. The labels are what the connection's form asks for. */
export interface BasicSecurity {
  readonly kind: 'basic';
  readonly usernameLabel: string;
  readonly passwordLabel: string;
}

export interface ApiKeySecurity {
  readonly kind: 'apiKey';
  /** What the connection's form asks for. */
  readonly label: string;
  /** Of the header or query parameter that carries the key. */
  readonly name: string;
  readonly in: 'header' | 'query';
}

/** What all identity providers ask for. The client secret is never part of it. */
export interface OAuthClient {
  readonly clientId: string;
  /** Scopes separated by spaces, as the wizard's one box takes them: it becomes one entry of the file's list. */
  readonly scope: string;
  /** Present where the file has several entries: these, joined by spaces, are `scope`. */
  readonly scopeList?: readonly string[];
  readonly redirectMode: RedirectMode;
}

/** The identity provider "Generic OAuth 2". */
export interface OAuth2Security extends OAuthClient {
  readonly kind: 'oauth2';
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
}

/** The identity provider "Azure Active Directory". */
export interface AadSecurity extends OAuthClient {
  readonly kind: 'aad';
  /** Without a slash at its end: `https://login.microsoftonline.com`. */
  readonly loginUri: string;
  /** `common` for any tenant. */
  readonly tenantId: string;
  readonly resourceUri: string;
  readonly onBehalfOf: boolean;
}

/** Any other identity provider: what it wants to know stands in its custom parameters. */
export interface ProviderSecurity extends OAuthClient {
  readonly kind: 'provider';
  /** As the file spells it: `oauth2generic`, `facebook`, `DocuSign`. */
  readonly provider: string;
  /** The values of `customParameters` that are texts or empty, by name as the file spells it. */
  readonly custom: Readonly<Record<string, string>>;
}

/** Through an on-premises data gateway, which takes nothing but these. */
export interface GatewaySecurity {
  readonly kind: 'gateway';
  readonly sign: GatewaySign;
  readonly usernameLabel: string;
  readonly passwordLabel: string;
  /** What this means outside of the service, as one sentence. */
  readonly reason: string;
}

/** The connection asks for values that a policy or the code sends; the definition does not say how. */
export interface OwnSecurity {
  readonly kind: 'own';
  /** One sentence for the maker. */
  readonly reason: string;
}

/** People choose among several ways to sign in: `connectionParameterSets`. */
export interface SetsSecurity {
  readonly kind: 'sets';
  /** One sentence for the maker. */
  readonly reason: string;
}

/** What no form covers. Kept as it is until another kind is chosen; its parameters can be edited one by one. */
export interface OtherSecurity {
  readonly kind: 'other';
  /** One sentence for the maker. */
  readonly reason: string;
}

export const redirectModes = ['Global', 'GlobalPerConnector', 'Direct'] as const;
export type RedirectMode = (typeof redirectModes)[number];

/** The redirect address of all connectors in mode `Global`; others learn theirs when they are created. */
export const globalRedirectUrl = 'https://global.consent.azure-apim.net/redirect';

/** As the wizard calls them. */
export const securityLabels: Readonly<Record<Security['kind'], string>> = {
  none: 'No authentication',
  basic: 'Basic authentication',
  apiKey: 'API key',
  oauth2: 'OAuth 2.0',
  aad: 'Azure Active Directory',
  provider: 'OAuth 2.0',
  gateway: 'On-premises data gateway',
  own: 'Values of its own',
  sets: 'Several ways, the user chooses one',
  other: 'Other',
};

/** What the fields hold before anybody typed. */
export const securityDefaults = {
  none: { kind: 'none' },
  basic: { kind: 'basic', usernameLabel: 'username', passwordLabel: 'password' },
  apiKey: { kind: 'apiKey', label: 'API Key', name: '', in: 'header' },
  oauth2: {
    kind: 'oauth2',
    clientId: '',
    authorizationUrl: '',
    tokenUrl: '',
    refreshUrl: '',
    scope: '',
    redirectMode: 'Global',
  },
  aad: {
    kind: 'aad',
    clientId: '',
    loginUri: 'https://login.microsoftonline.com',
    tenantId: 'common',
    resourceUri: '',
    onBehalfOf: false,
    scope: '',
    redirectMode: 'Global',
  },
} as const satisfies {
  readonly [Kind in 'none' | 'basic' | 'apiKey' | 'oauth2' | 'aad']: Security & { readonly kind: Kind };
};
