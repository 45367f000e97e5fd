import { isRecord } from '../definition/operations.ts';
import { fileNames } from '../document/connector.ts';

/** What one types to bring a connector's files into an environment. */
export interface DeployCommand {
  /** What it does: `Create the connector`. */
  readonly title: string;
  /** Words in capitals stand for what only the maker knows. */
  readonly command: string;
}

export interface DeployTool {
  readonly id: 'paconn' | 'pac';
  readonly label: string;
  readonly commands: readonly DeployCommand[];
}

/**
 * The commands of both command line tools for the files that `connector-files` wrote, to be run in their folder.
 * Source: domain notes, 1.8 and 10.1.
 *
 * @param paths Of the files written: only those are named.
 * @param properties The value of the whole `apiProperties.json`; with OAuth in it `paconn` asks for the client secret.
 */
export function deployCommands(paths: readonly string[], properties: unknown): readonly DeployTool[] {
  const secret = hasOAuth(properties) ? ' -r CLIENT_SECRET' : '';
  const icon = paths.find((path) => path.startsWith('icon.'));
  const files = [
    `-df ${fileNames.definition}`,
    `-pf ${fileNames.properties}`,
    ...(icon === undefined ? [] : [`-if ${icon}`]),
    ...(paths.includes(fileNames.script) ? [`-sf ${fileNames.script}`] : []),
  ].join(' ');
  return [
    {
      id: 'paconn',
      label: 'paconn',
      commands: [
        { title: 'Sign in', command: 'paconn login' },
        { title: 'Create', command: `paconn create -e ENVIRONMENT_ID -s ${fileNames.settings}${secret}` },
        {
          title: 'Update',
          command: `paconn update -e ENVIRONMENT_ID -c CONNECTOR_ID -s ${fileNames.settings}${secret}`,
        },
      ],
    },
    {
      id: 'pac',
      label: 'pac (Power Platform CLI)',
      commands: [
        { title: 'Sign in', command: 'pac auth create --environment ENVIRONMENT_ID' },
        { title: 'Create', command: `pac connector create ${files}` },
        { title: 'Update', command: `pac connector update --connector-id CONNECTOR_ID ${files}` },
      ],
    },
  ];
}

function hasOAuth(properties: unknown): boolean {
  const inner = isRecord(properties) ? properties['properties'] : undefined;
  const parameters = isRecord(inner) ? inner['connectionParameters'] : undefined;
  if (!isRecord(parameters)) return false;
  return Object.values(parameters).some(
    (parameter) => isRecord(parameter) && String(parameter['type']).toLowerCase() === 'oauthsetting',
  );
}
