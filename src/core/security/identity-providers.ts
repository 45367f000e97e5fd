/** A custom parameter of an identity provider as a field. */
export interface CustomField {
  /** As it is written; files spell it in other casings too. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What it holds before anybody typed. */
  readonly preset?: string;
  readonly isRequired?: boolean;
  /** Of an address: what is wrong with it can be said. */
  readonly isAddress?: boolean;
  /** Longer than a line. */
  readonly isLong?: boolean;
}

export interface ProviderPreset {
  /** `identityProvider` as published files spell it. */
  readonly id: string;
  readonly label: string;
  /** One sentence under the choice. */
  readonly help: string;
  readonly fields: readonly CustomField[];
  /** Only Microsoft's own connectors may use it. */
  readonly isFirstParty?: boolean;
}

/**
 * The identity providers besides "Generic OAuth 2" and "Azure Active Directory" whose custom parameters are known. GitHub,
 * Google, Dropbox, Salesforce and others are built in too, but how they are written was never seen: those are typed by
 * name. Source: domain notes, 3.4 and 13.1.
 */
export const providerPresets: readonly ProviderPreset[] = [
  {
    id: 'oauth2generic',
    label: 'OAuth 2.0 with templates',
    help: 'For an API that wants its sign-in requests worded in its own way. The wizard does not show this one.',
    fields: [
      {
        name: 'authorizationUrlTemplate',
        label: 'Authorization URL',
        isRequired: true,
        isAddress: true,
        hint: 'Where people sign in. {Name} stands for the parameter “token:Name” of the connection.',
      },
      {
        name: 'authorizationUrlQueryStringTemplate',
        label: 'Authorization query',
        isLong: true,
        hint: 'Starts with a question mark.',
        preset: '?response_type=code&client_id={ClientId}&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}',
      },
      { name: 'tokenUrlTemplate', label: 'Token URL', isRequired: true, isAddress: true },
      { name: 'tokenUrlQueryStringTemplate', label: 'Token query', hint: 'Nearly always empty.' },
      {
        name: 'tokenBodyTemplate',
        label: 'Token body',
        isLong: true,
        hint: 'Form text that trades the code for a token.',
        preset:
          'grant_type=authorization_code&code={Code}&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}',
      },
      { name: 'refreshUrlTemplate', label: 'Refresh URL', isAddress: true, hint: 'Most APIs use the token URL.' },
      { name: 'refreshUrlQueryStringTemplate', label: 'Refresh query', hint: 'Nearly always empty.' },
      {
        name: 'refreshBodyTemplate',
        label: 'Refresh body',
        isLong: true,
        hint: 'Form text that asks for a new token.',
        preset:
          'grant_type=refresh_token&refresh_token={RefreshToken}&client_id={ClientId}&client_secret={ClientSecret}',
      },
      {
        name: 'scopeListDelimiter',
        label: 'Between scopes',
        hint: 'The sign that stands between scopes where {Scopes} is. A space where there is none.',
      },
    ],
  },
  {
    id: 'facebook',
    label: 'Facebook',
    help: 'People sign in with Facebook. You register an app there first.',
    fields: [],
  },
  {
    id: 'DocuSign',
    label: 'DocuSign',
    help: 'People sign in with DocuSign. You register an app there first.',
    fields: [{ name: 'LoginUri', label: 'Login URL', isAddress: true }],
  },
  {
    id: 'aadcertificate',
    label: 'Azure Active Directory with a certificate',
    help: 'Only Microsoft’s own connectors can use this one.',
    isFirstParty: true,
    fields: [
      { name: 'resourceUri', label: 'Resource URL', isRequired: true },
      { name: 'loginUri', label: 'Login URL', isAddress: true, preset: 'https://login.microsoftonline.com' },
      { name: 'tenantId', label: 'Tenant ID', preset: 'common' },
      { name: 'enableOnbehalfOfLogin', label: 'Sign in on behalf of', hint: 'true or false', preset: 'false' },
    ],
  },
];

/** The known provider of that id, in any casing; undefined for any other. */
export const presetOf = (provider: string): ProviderPreset | undefined =>
  providerPresets.find(({ id }) => id.toLowerCase() === provider.toLowerCase());

/** The placeholders that templates know by themselves. Source: domain notes, 3.4. */
export const templatePlaceholders = [
  'ClientId',
  'ClientSecret',
  'RedirectUrl',
  'State',
  'Scopes',
  'Code',
  'RefreshToken',
] as const;
