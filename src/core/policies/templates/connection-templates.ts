import type { PolicyTemplate } from './template.ts';

/** Templates that belong to triggers and connections. */
export const connectionTemplates: readonly PolicyTemplate[] = [
  {
    id: 'updatenextlink',
    name: 'Update next link',
    isPreview: false,
    intent: 'Let makers page through long lists',
    group: 'Triggers and connections',
    about:
      'Turns the address of the next page in an answer into one that goes through the connector, so that paging works.',
    sections: ['Response'],
    writesSection: false,
    fields: [
      {
        name: 'nextLinkPropertyName',
        label: 'Property with the next address',
        help: 'Its name in the answer, as nextLink or @odata.nextLink.',
        required: true,
        placeholder: '@odata.nextLink',
        type: { kind: 'text' },
      },
      {
        name: 'nextLinkParentPropertyPath',
        label: 'Object around it',
        help: 'Empty where it stands at the top of the answer.',
        required: false,
        placeholder: 'paging',
        type: { kind: 'text' },
      },
    ],
    examples: [
      { title: 'OData services', values: { nextLinkPropertyName: '@odata.nextLink' } },
      {
        title: 'A next link inside “paging”',
        values: { nextLinkPropertyName: 'next', nextLinkParentPropertyPath: 'paging' },
      },
    ],
    traps: [
      'The operation needs x-ms-pageable with the same name beside it.',
      'Choose the operations that page: others have no such property.',
    ],
  },
  {
    id: 'pollingtrigger',
    name: 'Polling trigger',
    isPreview: false,
    intent: 'Tell a polling trigger what is new',
    group: 'Triggers and connections',
    about: 'Remembers the newest item that a trigger saw, and asks for what came after it at the next call.',
    sections: ['Request'],
    writesSection: false,
    type: 'PollingTrigger',
    madeBy: 'It is made and changed together with its trigger, under Trigger.',
    fields: [
      {
        name: 'triggerConfig',
        label: 'Query parameters of the next call',
        help: 'Each with a value out of the last answer, newest first: @{triggerBody().value[0].id}.',
        required: true,
        initial: {},
        type: { kind: 'pairs', of: ['triggerBody'] },
      },
      {
        name: 'triggerDataPath',
        label: 'List with the new items',
        help: 'In the answer: @triggerBody().value.',
        required: true,
        initial: '@triggerBody()',
        placeholder: '@triggerBody().value',
        type: { kind: 'expression', of: ['triggerBody'] },
      },
    ],
    examples: [
      {
        title: 'By the id of the newest item',
        values: {
          triggerConfig: { $filter: 'id gt @{triggerBody().value[0].id}' },
          triggerDataPath: '@triggerBody().value',
        },
      },
      {
        title: 'By its time',
        values: {
          triggerConfig: { since: '@{triggerBody().items[0].createdAt}' },
          triggerDataPath: '@triggerBody().items',
        },
      },
    ],
    traps: [
      'The service has to send the newest item first: add a sort parameter that is internal, required and has a default.',
      'An expression that finds nothing in an empty answer sends an empty value.',
    ],
  },
  {
    id: 'setconnectionstatustounauthenticated',
    name: 'Set connection status to unauthenticated',
    isPreview: true,
    intent: 'Ask people to sign in again when the service says so',
    group: 'Triggers and connections',
    about: 'When the service answers with this status, the connection counts as signed out.',
    sections: ['Response'],
    writesSection: false,
    fields: [
      {
        name: 'statusCode',
        label: 'Status',
        help: 'Of the answer that means it, nearly always 401.',
        required: true,
        initial: 401,
        placeholder: '401',
        type: { kind: 'number' },
      },
    ],
    examples: [{ title: 'Not signed in', values: { statusCode: 401 } }],
    traps: [
      'It belongs with a test of the connection: the member testConnection of x-ms-capabilities in the definition.',
    ],
  },
];
