import { expect, it } from 'vitest';
import { deployCommands } from '#core/exports/deploy-commands.ts';

const key = { properties: { connectionParameters: { api_key: { type: 'securestring' } } } };
const oauth = { properties: { connectionParameters: { token: { type: 'oauthSetting' } } } };
const all = ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.jpg', 'script.csx', 'settings.json'];
const few = ['apiDefinition.swagger.json', 'apiProperties.json', 'settings.json'];

const commandsOf = (paths: readonly string[], properties: unknown): readonly string[] =>
  deployCommands(paths, properties).flatMap(({ commands }) => commands.map(({ command }) => command));

it('names every file there is', () => {
  expect(commandsOf(all, key)).toEqual([
    'paconn login',
    'paconn create -e ENVIRONMENT_ID -s settings.json',
    'paconn update -e ENVIRONMENT_ID -c CONNECTOR_ID -s settings.json',
    'pac auth create --environment ENVIRONMENT_ID',
    'pac connector create -df apiDefinition.swagger.json -pf apiProperties.json -if icon.jpg -sf script.csx',
    'pac connector update --connector-id CONNECTOR_ID -df apiDefinition.swagger.json -pf apiProperties.json -if icon.jpg -sf script.csx',
  ]);
});

it('names no file that was not written', () => {
  expect(commandsOf(few, key).join(' ')).not.toMatch(/-if|-sf/);
});

it.each([
  { name: 'OAuth', properties: oauth, asks: true },
  { name: 'a key', properties: key, asks: false },
  { name: 'nothing', properties: undefined, asks: false },
])('with $name paconn asks for the client secret: $asks', ({ properties, asks }) => {
  const [, create = '', update = ''] = commandsOf(all, properties);
  expect([create, update].map((command) => command.includes('-r CLIENT_SECRET'))).toEqual([asks, asks]);
});
