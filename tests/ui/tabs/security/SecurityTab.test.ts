import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Connector } from '#core/document/connector.ts';
import { newConnector } from '#core/document/new-connector.ts';
import { validateConnector } from '#core/rules/validate-connector.ts';
import { securityDefaults, securityParts } from '#core/security/index.ts';
import type { AppState } from '#state/AppState.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';
import { WorkerClient } from '#worker/client.ts';
import { parcelConnector } from '../../../state/open-workspace.ts';
import { openStudio, shownId } from '../open-studio.ts';

const user = userEvent.setup();
let app: AppState;
let workspace: Workspace;
afterEach(() => app.stop());

async function open(connector: Connector = parcelConnector(), place = ''): Promise<void> {
  app = await openStudio(connector, 'security', place);
  await screen.findByRole('heading', { name: 'How people sign in' });
  const opened = await app.openWorkspace(shownId(app));
  if (!opened) throw new Error('The connector did not open');
  workspace = opened;
}

/** A connector with these properties and this definition's security. */
const connectorWith = (properties: object, definition: object = {}): Connector =>
  newConnector({
    definition: {
      swagger: '2.0',
      info: { title: 'Parcel Desk', description: '', version: '1.0' },
      paths: {},
      ...definition,
    },
    properties: { connectionParameters: {}, iconBrandColor: '#112233', ...properties },
  });

const properties = () => JSON.parse(workspace.connector.properties).properties;
const parameters = () => properties().connectionParameters;
const definition = () => JSON.parse(workspace.connector.definition);

/** Puts the focus there as Tab would, and types over what there is. */
async function typeInto(field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.type(field, text);
}
const textbox = (name: string, within_ = screen.getByRole('main')) => within(within_).getByRole('textbox', { name });
const choose = (name: string, option: string, root: HTMLElement = screen.getByRole('main')) =>
  user.selectOptions(within(root).getByRole('combobox', { name }), option);
const press = async (name: string, root: HTMLElement = document.body): Promise<void> => {
  within(root).getByRole('button', { name }).focus();
  await user.keyboard('{Enter}');
};

describe('types of authentication', () => {
  it('basic: what the wizard writes, and one label is one change', async () => {
    await open(parcelConnector(securityDefaults.none));
    await choose('Authentication type', 'Basic authentication');
    await typeInto(textbox('User name label'), 'User');
    await typeInto(textbox('Password label'), 'Password');
    expect(definition().securityDefinitions).toEqual({ 'basic-auth': { type: 'basic' } });
    expect(definition().security).toEqual([{ 'basic-auth': [] }]);
    // Domain notes, 3.2.
    expect(parameters()).toEqual({
      username: {
        type: 'securestring',
        uiDefinition: {
          displayName: 'User',
          description: 'The User for this api',
          tooltip: 'Provide the User',
          constraints: { tabIndex: 2, clearText: true, required: 'true' },
        },
      },
      password: {
        type: 'securestring',
        uiDefinition: {
          displayName: 'Password',
          description: 'The Password for this api',
          tooltip: 'Provide the Password',
          constraints: { tabIndex: 3, clearText: false, required: 'true' },
        },
      },
    });
    expect(workspace.undoTitle).toBe('Change password label');
    workspace.undo();
    expect(parameters().password.uiDefinition.displayName).toBe('password');
    expect(parameters().username.uiDefinition.displayName).toBe('User');
  });

  it('API key: label, name and place', async () => {
    await open();
    await typeInto(textbox('Parameter label'), 'Counter key');
    await typeInto(textbox('Parameter name'), 'key');
    await user.click(screen.getByRole('radio', { name: 'Query' }));
    expect(definition().securityDefinitions).toEqual({ 'Counter key': { type: 'apiKey', in: 'query', name: 'key' } });
    expect(definition().security).toEqual([{ 'Counter key': [] }]);
    expect(parameters().api_key.uiDefinition).toEqual({
      displayName: 'Counter key',
      description: 'The Counter key for this api',
      tooltip: 'Provide your Counter key',
      constraints: { tabIndex: 2, clearText: false, required: 'true' },
    });
  });

  it('what the platform is told besides: as the file spells it, in one step', async () => {
    const oAuthSettings = (more: object) => ({
      identityProvider: 'aad',
      clientId: 'a',
      customParameters: { resourceUri: { value: 'https://orders.example' } },
      properties: { isFirstParty: 'False', AzureActiveDirectoryResourceId: 'https://orders.example', Region: 'eu' },
      ...more,
    });
    await open(
      connectorWith({ connectionParameters: { token: { type: 'oauthSetting', oAuthSettings: oAuthSettings({}) } } }),
    );
    await user.click(screen.getByText('For the platform'));
    expect(screen.queryByRole('textbox', { name: 'Resource ID' })).toBeNull();
    const own = screen.getByRole('checkbox', { name: 'This is a connector of Microsoft itself' });
    own.focus();
    await user.keyboard(' ');
    expect(parameters().token.oAuthSettings).toEqual(
      oAuthSettings({
        properties: { isFirstParty: 'True', AzureActiveDirectoryResourceId: 'https://orders.example', Region: 'eu' },
      }),
    );
    expect(workspace.undoTitle).toBe('Change first party of the sign-in');
    await user.click(screen.getByText(/^Other properties of the sign-in/));
    expect(screen.getByRole('textbox', { name: 'Region' })).toHaveValue('"eu"');
  });

  it('generic OAuth 2: every field, the refresh URL following the token URL', async () => {
    await open();
    await choose('Authentication type', 'OAuth 2.0');
    await typeInto(textbox('Client ID'), 'my-app');
    await typeInto(textbox('Authorization URL'), 'https://id.example/authorize');
    await typeInto(textbox('Token URL'), 'https://id.example/token');
    await typeInto(textbox('Scope'), 'read write{Enter}');
    // Domain notes, 3.4.
    expect(parameters()).toEqual({
      token: {
        type: 'oauthSetting',
        oAuthSettings: {
          identityProvider: 'oauth2',
          clientId: 'my-app',
          scopes: ['read write'],
          redirectMode: 'Global',
          redirectUrl: 'https://global.consent.azure-apim.net/redirect',
          properties: { IsFirstParty: 'False' },
          customParameters: {
            authorizationUrl: { value: 'https://id.example/authorize' },
            tokenUrl: { value: 'https://id.example/token' },
            refreshUrl: { value: 'https://id.example/token' },
          },
        },
      },
    });
    expect(definition().securityDefinitions).toEqual({
      'oauth2-auth': {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://id.example/authorize',
        tokenUrl: 'https://id.example/token',
        scopes: { 'read write': 'read write' },
      },
    });
    expect(definition().security).toEqual([{ 'oauth2-auth': ['read write'] }]);
    await typeInto(textbox('Refresh URL'), 'id.example');
    expect(screen.getByText('Type the whole address, starting with https://.')).toBeVisible();
    await typeInto(textbox('Refresh URL'), '@environmentVariables("acme_refresh")');
    expect(screen.queryByText(/starting with https/)).toBeNull();
  });

  it('Azure Active Directory: the wizard’s quirks, and each connection with an app of its own', async () => {
    await open(parcelConnector({ ...securityDefaults.oauth2, clientId: 'me', scope: 'read' }));
    await choose('Identity provider', 'Azure Active Directory (Microsoft Entra ID)');
    await typeInto(textbox('Resource URL'), 'https://graph.example');
    await user.click(screen.getByRole('switch', { name: 'Sign in on behalf of' }));
    const { token, 'token:TenantId': tenant } = parameters();
    expect(token.oAuthSettings).toMatchObject({
      identityProvider: 'aad',
      clientId: 'me',
      scopes: ['read'],
      properties: {
        IsFirstParty: 'False',
        AzureActiveDirectoryResourceId: 'https://graph.example',
        IsOnbehalfofLoginSupported: true,
      },
      customParameters: {
        loginUri: { value: 'https://login.microsoftonline.com' },
        tenantId: { value: 'common' },
        resourceUri: { value: 'https://graph.example' },
        enableOnbehalfOfLogin: { value: 'true' },
      },
    });
    expect(tenant).toEqual({
      type: 'string',
      metadata: { sourceType: 'AzureActiveDirectoryTenant' },
      uiDefinition: { constraints: { required: 'false', hidden: 'true' } },
    });
    const group = screen.getByRole('group', { name: 'Each connection brings its own' });
    await user.click(within(group).getByRole('checkbox', { name: 'Client secret' }));
    expect(parameters()['token:clientSecret'].type).toBe('securestring');
    await user.click(within(group).getByRole('checkbox', { name: 'Kind of sign-in' }));
    expect(parameters()['token:grantType'].uiDefinition.constraints.allowedValues).toMatchObject([
      { value: 'code' },
      { value: 'client_credentials' },
    ]);
    await user.click(within(group).getByRole('checkbox', { name: 'Client secret' }));
    expect(parameters()).not.toHaveProperty(['token:clientSecret']);
  });

  it('templates: presets to start with, and the client stays', async () => {
    await open(parcelConnector({ ...securityDefaults.oauth2, clientId: 'me', tokenUrl: 'https://id.example/t' }));
    await choose('Identity provider', 'OAuth 2.0 with templates');
    const form = screen.getByRole('group', { name: 'OAuth 2.0' });
    await typeInto(textbox('Authorization URL', form), 'https://id.{{region}.example/auth');
    const { oAuthSettings } = parameters().token;
    expect(oAuthSettings).toMatchObject({ identityProvider: 'oauth2generic', clientId: 'me' });
    expect(oAuthSettings.customParameters).toMatchObject({
      authorizationUrlTemplate: { value: 'https://id.{region}.example/auth' },
      authorizationUrlQueryStringTemplate: {
        value: '?response_type=code&client_id={ClientId}&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}',
      },
      tokenUrlTemplate: { value: 'https://id.example/t' },
    });
  });

  it('another identity provider: its id, and custom parameters by name', async () => {
    await open(parcelConnector({ ...securityDefaults.oauth2, clientId: 'me' }));
    await choose('Identity provider', 'Another identity provider');
    await typeInto(textbox('Provider ID'), 'salesforce{Enter}');
    await press('Add a custom parameter');
    await user.type(textbox('Name of the custom parameter'), 'LoginUri{Enter}');
    await waitFor(() => expect(textbox('Value of LoginUri')).toHaveFocus());
    await user.keyboard('https://login.example');
    expect(parameters().token.oAuthSettings).toMatchObject({
      identityProvider: 'salesforce',
      customParameters: { LoginUri: { value: 'https://login.example' } },
    });
    await typeInto(textbox('Name of LoginUri'), 'loginUrl{Enter}');
    expect(parameters().token.oAuthSettings.customParameters).toEqual({ loginUrl: { value: 'https://login.example' } });
    await press('Remove loginUrl');
    expect(parameters().token.oAuthSettings.customParameters).toEqual({});
  });

  it('redirect addresses: each mode’s, to copy', async () => {
    await open(parcelConnector({ ...securityDefaults.oauth2, clientId: 'me' }));
    const group = () => screen.getByRole('group', { name: 'Redirect addresses to register' });
    expect(group()).toHaveTextContent('https://global.consent.azure-apim.net/redirect');
    expect(group()).toHaveTextContent('https://global-test.consent.azure-apim.net/redirect');
    expect(within(group()).getByRole('button', { name: 'Copy redirect address' })).toBeVisible();
    await choose('Redirect mode', 'One for this connector');
    expect(parameters().token.oAuthSettings.redirectMode).toBe('GlobalPerConnector');
    expect(group()).toHaveTextContent('https://global.consent.azure-apim.net/redirect/…');
    await choose('Redirect mode', 'Direct');
    expect(within(group()).queryByRole('button')).toBeNull();
  });

  it('a text in the client secret’s place can be taken out, and stands nowhere else', async () => {
    const { connectionParameters, ...parts } = securityParts({ ...securityDefaults.oauth2, clientId: 'me' });
    const token = { ...connectionParameters['token'] };
    const oAuthSettings = { ...token.oAuthSettings, clientSecret: 'YOUR_CLIENT_SECRET' };
    await open(connectorWith({ connectionParameters: { token: { ...token, oAuthSettings } } }, parts));
    expect(screen.queryByDisplayValue('YOUR_CLIENT_SECRET')).toBeNull();
    await press('Remove it from the file');
    expect(workspace.connector.properties).not.toContain('clientSecret');
  });

  it('through a gateway: basic and Windows, and nothing else', async () => {
    await open(connectorWith({ capabilities: ['gateway'] }));
    const type = screen.getByRole('combobox', { name: 'Authentication type' });
    expect(
      within(type)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['No authentication', 'Basic authentication', 'Windows authentication']);
    await choose('Authentication type', 'Windows authentication');
    await typeInto(textbox('User name label'), 'Windows user');
    expect(Object.keys(parameters())).toEqual(['authType', 'username', 'password', 'gateway']);
    expect(parameters().authType.uiDefinition.constraints).toEqual({
      tabIndex: 1,
      required: 'true',
      allowedValues: [{ text: 'windows', value: 'windows' }],
      capability: ['gateway'],
    });
    expect(parameters().username.uiDefinition.displayName).toBe('Windows user');
    expect(parameters().gateway.gatewaySettings).toEqual({ dataSourceType: 'CustomConnector', connectionDetails: [] });
    expect(properties().capabilities).toEqual(['gateway']);
  });
});

describe('what a connection asks for', () => {
  const policy = {
    templateId: 'dynamichosturl',
    title: 'Set host',
    parameters: {
      'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('region','eu').api.example",
    },
  };
  const row = (name: string) => screen.getByRole('group', { name: `Connection parameter ${name}` });

  it('takes one more, with every field by keyboard', async () => {
    await open(connectorWith({}));
    await press('Ask for something more');
    const dialog = screen.getByRole('dialog', { name: 'Ask for something more' });
    await user.type(textbox('Name', dialog), 'my region');
    expect(within(dialog).getByText(/letters, digits and _ only/i, { selector: 'li span' })).toBeVisible();
    await typeInto(textbox('Name', dialog), 'region');
    await user.tab();
    await user.keyboard('Region');
    await choose('Type', 'Drop-down', dialog);
    await press('Add', dialog);
    await waitFor(() => expect(textbox('Name', row('region'))).toHaveFocus());
    await typeInto(textbox('Description', row('region')), 'Where you are.');
    await typeInto(textbox('Tooltip', row('region')), 'Pick one');
    await typeInto(textbox('Text of choice 1', row('region')), 'EU');
    await typeInto(textbox('Value of choice 1', row('region')), 'eu.example');
    await press('Add a choice', row('region'));
    await waitFor(() => expect(textbox('Text of choice 2', row('region'))).toHaveFocus());
    await typeInto(textbox('Value of choice 2', row('region')), 'us.example');
    await press('Move choice 2 up', row('region'));
    await choose('Default', 'EU', row('region'));
    await user.click(within(row('region')).getByRole('checkbox', { name: 'Required' }));
    await user.click(within(row('region')).getByRole('checkbox', { name: 'Hidden' }));
    await choose('Shown', 'Only without a gateway', row('region'));
    // Domain notes, 1.3: required and hidden are texts, choices have text and value.
    expect(parameters()).toEqual({
      region: {
        type: 'string',
        uiDefinition: {
          displayName: 'Region',
          description: 'Where you are.',
          tooltip: 'Pick one',
          constraints: {
            tabIndex: 1,
            required: 'false',
            allowedValues: [
              { text: 'Choice 2', value: 'us.example' },
              { text: 'EU', value: 'eu.example' },
            ],
            hidden: 'true',
            capability: ['cloud'],
          },
        },
        defaultValue: 'eu.example',
      },
    });
    await choose('Type', 'Secret text', row('region'));
    expect(parameters().region.type).toBe('securestring');
    expect(parameters().region).not.toHaveProperty('defaultValue');
    await user.click(within(row('region')).getByRole('checkbox', { name: 'Typing can be seen' }));
    expect(parameters().region.uiDefinition.constraints.clearText).toBe(true);
  });

  it('renames everywhere, tells uses, and asks before it takes a used one away', async () => {
    const region = { type: 'string', note: 1, uiDefinition: { displayName: 'Region', constraints: { dim: 'x' } } };
    await open(
      connectorWith({ connectionParameters: { region }, policyTemplateInstances: [policy] }),
      '/properties/properties/connectionParameters/region/type',
    );
    expect(within(row('region')).getByRole('link', { name: 'Set host' })).toHaveAttribute(
      'href',
      expect.stringContaining('policyTemplateInstances'),
    );
    await typeInto(textbox('Name', row('region')), 'area{Enter}');
    expect(Object.keys(parameters())).toEqual(['area']);
    expect(properties().policyTemplateInstances[0].parameters).toEqual({
      'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('area','eu').api.example",
    });
    await waitFor(() => expect(textbox('Name', row('area'))).toHaveFocus());
    await user.click(within(row('area')).getByText('Other constraints', { exact: false }));
    await user.click(within(row('area')).getByText('Other members', { exact: false }));
    expect(textbox('dim', row('area'))).toHaveValue('"x"');
    await typeInto(textbox('note', row('area')), '2');
    await user.tab();
    expect(parameters().area.note).toBe(2);
    await press('Remove area');
    const dialog = screen.getByRole('dialog', { name: 'Remove area?' });
    expect(dialog).toHaveTextContent('Used by Set host (policy)');
    await press('Remove', dialog);
    expect(parameters()).toEqual({});
  });

  it('changes the order by tabIndex alone', async () => {
    const asked = (tabIndex?: number) => ({ type: 'string', uiDefinition: { constraints: { tabIndex } } });
    await open(connectorWith({ connectionParameters: { a: asked(2), b: asked(3), c: asked() } }));
    await press('Move b up');
    expect(Object.keys(parameters())).toEqual(['a', 'b', 'c']);
    const index = (name: string): unknown => parameters()[name].uiDefinition.constraints.tabIndex;
    expect([index('b'), index('a'), index('c')]).toEqual([3, 4, undefined]);
    expect(screen.getByRole('button', { name: 'Move b down' })).toHaveFocus();
    await press('Move c up');
    expect(
      screen.getAllByRole('button', { name: /^Remove / }).map((button) => button.getAttribute('aria-label')),
    ).toEqual(['Remove b', 'Remove c', 'Remove a']);
  });

  it('values of its own: without a definition a policy sends them', async () => {
    await open();
    await choose('Authentication type', 'Values of its own');
    expect(definition().securityDefinitions).toEqual({});
    expect(Object.keys(parameters())).toEqual(['api_key']);
    expect(screen.getByRole('combobox', { name: 'Authentication type' })).toHaveDisplayValue('Values of its own');
  });
});

describe('several ways', () => {
  it('begins with the one there is, takes more, and goes back with nothing lost', async () => {
    await open();
    const before = workspace.connector;
    await choose('Authentication type', 'Several ways, the user chooses one');
    await typeInto(textbox('Question'), 'Sign-in type');
    const ways = screen.getByRole('list', { name: 'Ways to sign in' });
    await press('Add a way to sign in');
    const dialog = screen.getByRole('dialog', { name: 'Add a way to sign in' });
    await choose('It signs in with', 'Basic authentication', dialog);
    await user.type(textbox('Label', dialog), 'With a password{Enter}');
    await waitFor(() => expect(within(ways).getByRole('button', { name: /^With a password/ })).toHaveFocus());
    const way = screen.getByRole('group', { name: 'With a password' });
    await typeInto(textbox('Description', way), 'Use a password.');
    await user.click(within(way).getByRole('switch', { name: 'Connections can be shared' }));
    await typeInto(textbox('User name label', way), 'Mail');
    // Domain notes, 1.4.
    expect(properties()).not.toHaveProperty('connectionParameters');
    const { uiDefinition, values } = properties().connectionParameterSets;
    expect(uiDefinition).toEqual({ displayName: 'Sign-in type', description: 'How to sign in.' });
    expect(values[0]).toEqual({
      name: 'apiKey',
      uiDefinition: { displayName: 'API key', description: 'API key' },
      metadata: { allowSharing: false },
      parameters: JSON.parse(before.properties).properties.connectionParameters,
    });
    expect(values[1]).toMatchObject({
      name: 'withAPassword',
      uiDefinition: { displayName: 'With a password', description: 'Use a password.' },
      metadata: { allowSharing: true },
    });
    expect(values[1].parameters.username).toMatchObject({
      type: 'securestring',
      uiDefinition: { displayName: 'Mail', schema: { type: 'securestring' }, constraints: { required: 'true' } },
    });
    await press('More for With a password');
    await user.keyboard('{Enter}');
    expect(properties().connectionParameterSets.values).toMatchObject([{ name: 'withAPassword' }, { name: 'apiKey' }]);
    await press('More for API key');
    await user.click(screen.getByRole('menuitem', { name: 'Keep only this way' }));
    const question = await screen.findByRole('dialog', { name: 'Keep only API key?' });
    expect(question).toHaveTextContent('“With a password”');
    await press('Keep only this way', question);
    expect(JSON.parse(workspace.connector.properties)).toEqual(JSON.parse(before.properties));
    while (workspace.undoTitle !== undefined) workspace.undo();
    expect(workspace.connector).toEqual(before);
  });

  it('reads both spellings of a label and writes one, and help where it is read from', async () => {
    const pin = {
      type: 'string',
      uiDefinition: { displayName: 'Pin', schema: { type: 'string', description: 'Old' } },
    };
    const values = [
      { name: 'key', uiDefinition: { displayname: 'With a key' }, metadata: { extra: 1 }, parameters: { pin } },
    ];
    await open(
      connectorWith({ connectionParameters: undefined, connectionParameterSets: { values } }),
      '/properties/properties/connectionParameterSets/values/0/parameters/pin',
    );
    const way = screen.getByRole('group', { name: 'With a key' });
    await typeInto(within(way).getAllByRole('textbox', { name: 'Name' })[0] ?? way, 'pin key{Enter}');
    expect(within(way).getByText(/letters, digits, _ and - only/)).toBeVisible();
    await user.keyboard('{Escape}');
    const asked = within(way).getByRole('group', { name: 'Connection parameter pin' });
    await typeInto(textbox('Description', asked), 'New');
    await typeInto(within(way).getAllByRole('textbox', { name: 'Label' })[0] ?? way, 'Pin');
    const [changed] = properties().connectionParameterSets.values;
    expect(changed.uiDefinition).toEqual({ displayName: 'Pin' });
    expect(changed.metadata).toEqual({ extra: 1 });
    expect(changed.parameters.pin.uiDefinition).toEqual({
      displayName: 'Pin',
      schema: { type: 'string', description: 'New' },
    });
  });
});

describe('findings', () => {
  it('stand at the field they are about, or at the row, or below', async () => {
    vi.spyOn(WorkerClient.prototype, 'run').mockImplementation((name, payload) =>
      'connector' in payload
        ? Promise.resolve({ kind: 'whole', diagnostics: validateConnector(payload.connector) })
        : Promise.reject(new Error(`No ${name} is needed here`)),
    );
    const { connectionParameters } = securityParts({ ...securityDefaults.apiKey, label: 'Key' });
    await open(
      connectorWith(
        { connectionParameters: { ...connectionParameters, region: {} } },
        {
          securityDefinitions: { key: { type: 'apiKey', in: 'header', name: '' } },
          security: [{ key: [] }, { gone: [] }],
        },
      ),
    );
    await waitFor(() => expect(textbox('Parameter name')).toHaveAccessibleDescription(/has no name/), {
      timeout: 5000,
    });
    expect(screen.getByRole('button', { name: 'region' }).closest('li')).toHaveTextContent('1 problem');
    const below = screen.getByRole('list', { name: 'Problems of the security' });
    expect(below).toHaveTextContent(/gone/);
    expect(below).not.toHaveTextContent(/has no name/);
  });
});

it('is for reading only while the properties do not read', async () => {
  await open();
  workspace.apply({ title: 'Type', edits: [{ kind: 'splice', part: 'properties', start: 0, end: 1, text: '' }] });
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Authentication type' })).toBeDisabled());
  expect(screen.queryByRole('button', { name: 'Ask for something more' })).toBeNull();
});
