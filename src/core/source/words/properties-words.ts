import { operationsKey, parameterPrefix, sectionKey } from '../../policies/policy.ts';
import { templateById, type FieldKind } from '../../policies/templates/index.ts';
import {
  anything,
  listOf,
  mapOf,
  nameOf,
  number,
  object,
  oneOf,
  rare,
  text,
  truth,
  word,
  type Kind,
  type KindName,
  type Word,
  type WordValue,
} from './word.ts';

const allowedValues = word('The values to choose from.', listOf(object('allowedValue')), [
  { text: 'Europe', value: 'eu' },
]);
/** The service keeps these as texts. */
const truthText = oneOf({ true: '', false: '' });

/** apiProperties.json. Source: domain notes 1.2 to 1.4, 3 and 5. */
export const propertiesKinds = {
  propertiesFile: {
    name: 'the properties file',
    words: {
      properties: word('All that the connector has besides its definition.', object('properties')),
      $schema: rare('Address of a JSON schema. It has no effect.', text),
    },
  },
  properties: {
    name: 'the properties of the connector',
    words: {
      connectionParameters: word(
        'What a maker is asked for when making a connection. {} asks for nothing.',
        mapOf(object('connectionParameter')),
        { api_key: { type: 'securestring', uiDefinition: { displayName: 'API key' } } },
      ),
      connectionParameterSets: word(
        'Several ways to sign in, of which the maker chooses one.',
        object('parameterSets'),
      ),
      iconBrandColor: word('The colour behind the icon. Publishing refuses #ffffff and #007ee5.', text, '#2b579a'),
      capabilities: word(
        'What the connector can do as a whole. Most have none.',
        listOf(
          oneOf({ actions: '', triggers: '', gateway: 'It calls through an on-premises data gateway.', cloud: '' }),
        ),
        ['actions'],
      ),
      scriptOperations: word(
        'The operations that script.csx serves; [] means all. Only with a script.',
        listOf(nameOf('operation')),
        ['GetParcel'],
      ),
      policyTemplateInstances: word(
        'Policies: what is changed on each call and each answer, in this order.',
        listOf(object('policy')),
      ),
      publisher: word('The company or person who publishes the connector.', text, 'Parcel Desk'),
      stackOwner: word(
        'Who owns the service behind it. It must be left out where a connector is updated.',
        text,
        'Parcel Desk',
      ),
    },
  },
  connectionParameter: {
    name: 'a connection parameter',
    words: {
      type: word(
        'What kind of value the maker gives.',
        oneOf({
          securestring: 'A secret: typed unseen and stored safely.',
          string: 'Text.',
          int: 'A whole number.',
          bool: 'Yes or no.',
          oauthSetting: 'Signing in with OAuth 2.0. The parameter must be called "token".',
          gatewaySetting: 'An on-premises data gateway.',
        }),
        'securestring',
      ),
      uiDefinition: word('How it is shown.', object('uiDefinition')),
      oAuthSettings: word('Settings of OAuth 2.0: with the type oauthSetting.', object('oauthSettings')),
      allowedValues: word('The values to choose from.', listOf(object('standingValue')), [
        { value: 'eu', uiDefinition: { displayName: 'Europe' } },
      ]),
      defaultValue: word('The value when the maker gives none: a text.', text),
      gatewaySettings: rare('Settings of the gateway: with the type gatewaySetting.', object('gatewaySettings')),
      metadata: rare('Where its value comes from.', object('parameterMetadata')),
    },
  },
  uiDefinition: {
    name: 'how it is shown',
    words: {
      displayName: word('The label.', text, 'API key'),
      description: word('A hint below the field.', text),
      tooltip: word('A hint inside the field.', text),
      tabIndex: rare('Place among the fields. It usually stands in "constraints".', number),
      schema: rare('Type and hint, where the parameter is in a set.', object('uiSchema')),
      constraints: word('Whether it must be given, and in what form.', object('constraints'), {
        required: 'true',
        clearText: false,
        tabIndex: 2,
      }),
    },
  },
  uiSchema: {
    name: 'type and hint',
    words: {
      type: word('The parameter’s type.', oneOf({ securestring: '', string: '', int: '', bool: '' })),
      format: word('What kind of text it is.', nameOf('format')),
      description: word('A hint below the field.', text),
    },
  },
  constraints: {
    name: 'the constraints of a field',
    words: {
      required: word('"true" if it must be given. The service keeps it as a text.', truthText, 'true'),
      hidden: word('"true" if makers are not asked for it.', truthText, 'false'),
      clearText: word('False hides what is typed.', truth, false),
      tabIndex: word('Place among the fields.', number, 2),
      allowedValues,
      capability: word('Shown only for this mode.', listOf(oneOf({ gateway: '', cloud: '' })), ['gateway']),
      dependencies: rare(
        'Shown only if another parameter has one of these values.',
        mapOf(object('condition'), 'connectionParameter'),
      ),
      default: rare('The value when the maker gives none.', anything),
      location: rare('Where it is sent. Known to the designer only.', text),
    },
  },
  allowedValue: {
    name: 'a value to choose',
    words: { text: word('What makers see.', text, 'Europe'), value: word('The value.', text, 'eu') },
  },
  standingValue: {
    name: 'a value to choose',
    words: { value: word('The value.', text, 'eu'), uiDefinition: word('What makers see.', object('uiDefinition')) },
  },
  condition: {
    name: 'a condition',
    words: { values: word('The values for which it is shown.', listOf(text)) },
  },
  oauthSettings: {
    name: 'the OAuth settings',
    words: {
      identityProvider: word(
        'Who signs makers in.',
        oneOf({
          oauth2: 'Generic OAuth 2.0.',
          aad: 'Microsoft Entra ID.',
          oauth2generic: 'OAuth 2.0 with templates for each address.',
          aadcertificate: 'Entra ID with a certificate. Microsoft only.',
          github: '',
          google: '',
          facebook: '',
          dropbox: '',
          salesforce: '',
        }),
        'oauth2',
      ),
      clientId: word('The id of the app that was registered with the provider.', text, 'my-app'),
      clientSecret: word('Never write it here: it is asked for when the connector is deployed.', text),
      scopes: word('What the token may be for. The wizard writes all scopes into one text.', listOf(text), [
        'read write',
      ]),
      redirectMode: word(
        'Which address the provider sends makers back to.',
        oneOf({
          Global: 'One for all connectors.',
          GlobalPerConnector: 'One for each connector. New environments ask for it.',
          Direct: '',
        }),
        'Global',
      ),
      redirectUrl: word(
        'The address to register with the provider.',
        text,
        'https://global.consent.azure-apim.net/redirect',
      ),
      properties: word('Settings of the platform.', object('oauthProperties'), { IsFirstParty: 'False' }),
      customParameters: word(
        'Settings of the provider, each with a value.',
        mapOf(object('setting'), [
          'authorizationUrl',
          'tokenUrl',
          'refreshUrl',
          'loginUri',
          'tenantId',
          'resourceUri',
          'enableOnbehalfOfLogin',
          'authorizationUrlTemplate',
          'authorizationUrlQueryStringTemplate',
          'tokenUrlTemplate',
          'tokenUrlQueryStringTemplate',
          'tokenBodyTemplate',
          'refreshUrlTemplate',
          'refreshUrlQueryStringTemplate',
          'refreshBodyTemplate',
          'scopeListDelimiter',
        ]),
        { tokenUrl: { value: 'https://id.parcel.example/token' } },
      ),
      additionalParameters: rare('More that the provider is told.', mapOf(anything)),
    },
  },
  oauthProperties: {
    name: 'settings of the platform',
    words: {
      IsFirstParty: word('"True" only for Microsoft’s own.', oneOf({ False: '', True: '' }), 'False'),
      AzureActiveDirectoryResourceId: word('With Entra ID: the same as resourceUri.', text),
      IsOnbehalfofLoginSupported: word('With Entra ID: whether it may act for the user.', truth),
    },
  },
  setting: { name: 'a setting', words: { value: word('Its value: a text.', text) } },
  gatewaySettings: {
    name: 'settings of the gateway',
    words: {
      dataSourceType: word('Kind of data source.', oneOf({ CustomConnector: '' })),
      connectionDetails: word('Details of the connection.', listOf(anything)),
    },
  },
  parameterMetadata: {
    name: 'where a value comes from',
    words: { sourceType: word('The source.', oneOf({ AzureActiveDirectoryTenant: 'The tenant of the token.' })) },
  },
  parameterSets: {
    name: 'the ways to sign in',
    words: {
      uiDefinition: word('The question in which the maker chooses.', object('uiDefinition'), {
        displayName: 'Sign-in type',
        description: 'How to sign in.',
      }),
      values: word('The ways.', listOf(object('parameterSet'))),
    },
  },
  parameterSet: {
    name: 'a way to sign in',
    words: {
      name: word('Its name in the file.', text, 'key'),
      uiDefinition: word('How it is shown.', object('uiDefinition')),
      parameters: word('What the maker is asked for.', mapOf(object('connectionParameter'))),
      metadata: word('Whether connections may be shared.', object('setMetadata'), { allowSharing: false }),
    },
  },
  setMetadata: {
    name: 'about a way to sign in',
    words: { allowSharing: word('True if connections may be shared with others.', truth, false) },
  },
  policy: {
    name: 'a policy',
    words: {
      templateId: word('What the policy does.', nameOf('policyTemplate'), 'setheader'),
      title: word('A name for it.', text, 'Tenant header'),
      type: rare('"PollingTrigger" for policies of polling triggers.', oneOf({ PollingTrigger: '' })),
      parameters: word('Its settings. Which ones there are depends on the template.', object('policyParameters')),
    },
  },
  policyParameters: { name: 'the settings of a policy', words: {} },
} satisfies Partial<Record<KindName, Kind>>;

const operations = word('The operations it holds for. Leave it out for all.', listOf(nameOf('operation')), [
  'GetParcel',
]);
const section = word(
  'When it runs.',
  oneOf({ Request: 'On the way to the service.', Response: 'On the way back.', Failure: 'When the call failed.' }),
  'Request',
);

/**
 * The kind of a policy’s `parameters`.
 *
 * @param templateId In any casing. One that nobody knows has only what all have.
 */
export function policyKind(templateId: string): Kind {
  const template = templateById(templateId);
  if (!template) {
    const words = { [operationsKey]: operations, [sectionKey]: section };
    return { name: 'the settings of a policy', words };
  }
  const own = template.fields.map((field): [string, Word] => {
    const about = field.help === '' ? `${field.label}.` : `${field.label}. ${field.help}`;
    return [
      parameterPrefix + field.name,
      word(about, valueOf(field.type), field.placeholder ?? field.initial ?? field.standard),
    ];
  });
  return {
    name: `the settings of “${template.name}”`,
    words: {
      ...Object.fromEntries(own),
      [operationsKey]: operations,
      ...(template.writesSection && { [sectionKey]: section }),
    },
  };
}

function valueOf(type: FieldKind): WordValue {
  switch (type.kind) {
    case 'choice':
      return oneOf(Object.fromEntries(type.choices.map(({ value, label }) => [value, label === value ? '' : label])));
    case 'expression':
    case 'place':
      return nameOf('expression');
    case 'pairs':
      return mapOf(nameOf('expression'));
    case 'number':
      return number;
    case 'text':
      return text;
  }
}
