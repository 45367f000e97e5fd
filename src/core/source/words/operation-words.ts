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
} from './word.ts';

export const visibility: Word = word(
  'How much of it makers see. Leave it out for the usual place.',
  oneOf({
    important: 'Shown first.',
    advanced: 'Shown only after "Show all".',
    internal: 'Never shown. A required value then needs a default.',
  }),
);

const statuses = ['200', '201', '202', '204', '400', '401', '403', '404', '429', '500', 'default'];

const verbs: Readonly<Record<string, string>> = {
  get: 'Reads something.',
  put: 'Replaces something.',
  post: 'Makes something new, or does something.',
  delete: 'Removes something.',
  options: 'Asks what is possible. Hardly ever an action.',
  head: 'As GET, without the body.',
  patch: 'Changes a part of something.',
};

/** Paths, operations and responses. Source: OpenAPI 2.0; domain notes 2.1, 2.2, 2.4, 2.5 and 6. */
export const operationKinds = {
  pathItem: {
    name: 'a path',
    words: {
      ...Object.fromEntries(
        Object.entries(verbs).map(([verb, about]): [string, Word] => [verb, word(about, object('operation'))]),
      ),
      parameters: word(
        'Parameters that all operations of this path have. The designer lets an operation’s own win.',
        listOf(object('anyParameter')),
      ),
      'x-ms-notification-content': word(
        'What a webhook trigger is sent. It stands on the path, beside the operation that subscribes.',
        object('notificationContent'),
        { description: 'Parcel event', schema: { type: 'object', properties: { parcelId: { type: 'string' } } } },
      ),
      $ref: rare('A path written elsewhere. Connectors do not support it: write it out.', text),
    },
  },
  notificationContent: {
    name: 'what a webhook is sent',
    words: {
      description: word('What the notification is about.', text, 'Parcel event'),
      schema: word('What its body looks like: the outputs of the trigger.', object('schema')),
      headers: rare('Headers that come with it.', mapOf(object('header'))),
    },
  },
  operation: {
    name: 'an operation',
    words: {
      operationId: word(
        'The name by which flows find the operation. Changing it breaks flows that exist.',
        text,
        'GetParcel',
      ),
      summary: word(
        'What the action or trigger is called in the designer: a few words, sentence case.',
        text,
        'Get parcel',
      ),
      description: word('What it does, in a sentence.', text, 'Gets one parcel by its number.'),
      parameters: word('What the maker or the connector sends along.', listOf(object('anyParameter'))),
      responses: word(
        'What the service answers, by status. The first success describes the outputs.',
        mapOf(object('response'), statuses),
        { '200': { description: 'OK', schema: { type: 'object' } } },
      ),
      tags: word('Groups it belongs to. Makers do not see them.', listOf(nameOf('tag')), ['Parcels']),
      consumes: word('The formats of its body. The first usable one counts.', listOf(nameOf('mediaType')), [
        'application/json',
      ]),
      produces: word('The formats of its answers.', listOf(nameOf('mediaType')), ['application/json']),
      schemes: rare('How it is called, if not as the rest.', listOf(oneOf({ https: '', http: '' }))),
      deprecated: word('True hides it from new flows; those that use it go on.', truth, true),
      security: word(
        'Which security definitions hold for it, in place of the general ones.',
        listOf(mapOf(listOf(text), 'security')),
      ),
      externalDocs: rare('Where more can be read.', object('externalDocs')),
      'x-ms-visibility': visibility,
      'x-ms-trigger': word(
        'Makes the operation a trigger.',
        oneOf({
          single: 'One event starts one flow: webhooks.',
          batch: 'A list of new items, each of which starts a flow: polling.',
        }),
        'single',
      ),
      'x-ms-trigger-hint': word('A hint how to make the trigger fire.', text, 'Book a parcel to see it work now.'),
      'x-ms-trigger-metadata': word(
        'Says that the trigger asks the service again and again.',
        object('triggerMetadata'),
        { kind: 'query', mode: 'polling' },
      ),
      'x-ms-notification': rare('The webhook that goes with a polling trigger.', object('notification'), {
        operationId: 'OnParcelHook',
      }),
      'x-ms-api-annotation': word(
        'Which version of an operation this is, and what takes its place.',
        object('operationAnnotation'),
        {
          family: 'GetParcel',
          revision: 2,
          status: 'Production',
        },
      ),
      'x-ms-capabilities': word(
        'What the operation can do: send large files in pieces.',
        object('operationCapabilities'),
        {
          chunkTransfer: true,
        },
      ),
      'x-ms-pageable': word(
        'The property of the answer with the address of the next page. The policy updatenextlink goes with it.',
        object('pageable'),
        { nextLinkName: 'nextLink' },
      ),
      'x-ms-operation-context': rare('How a trigger can be tried out.', object('operationContext')),
      'x-ms-no-generic-test': word('True keeps it out of automatic tests.', truth, true),
      'x-ms-safe-operation': word('True for a POST that changes nothing.', truth, true),
      'x-ms-openai-data': word('Whether AI plugins may call it, and how.', object('openaiData')),
      'x-ms-require-user-confirmation': word('True asks the user before an agent calls it.', truth, true),
      'x-ms-name-for-model': word('Its name for the language model.', text),
      'x-ms-description-for-model': word('What it does, written for the language model.', text),
      'x-ms-agentic-protocol': word(
        'Makes Copilot Studio treat the operation as an MCP server.',
        oneOf({ 'mcp-streamable-1.0': 'The streamable HTTP form of MCP.' }),
        'mcp-streamable-1.0',
      ),
    },
  },
  operationAnnotation: {
    name: 'the life cycle of an operation',
    words: {
      family: word('A name that all versions of the operation share.', text, 'GetParcel'),
      revision: word('Its version, from 1 up. The highest is the newest.', number, 2),
      status: word('Preview or Production.', oneOf({ Preview: '', Production: '' })),
      replacement: word(
        'What takes the place of a deprecated operation. Both members are needed.',
        object('replacement'),
        {
          api: 'shared_parceldesk',
          operationId: 'GetParcelV2',
        },
      ),
      expires: word('When it goes.', text, '2030-12-31'),
    },
  },
  replacement: {
    name: 'a replacement',
    words: {
      api: word('The connector that has it.', text, 'shared_parceldesk'),
      operationId: word('The operation to use in its place.', nameOf('operation'), 'GetParcelV2'),
    },
  },
  operationCapabilities: {
    name: 'the capabilities of an operation',
    words: {
      chunkTransfer: word('True sends large content in pieces.', truth, true),
      acceptUploadChunkSizeInMB: rare('Size of a piece that is sent, in MB.', number),
      minimumUploadChunkSizeInMB: rare('Smallest piece that is sent, in MB.', number),
      maximumUploadChunkSizeInMB: rare('Largest piece that is sent, in MB.', number),
      acceptDownloadChunkSizeInMB: rare('Size of a piece that is got, in MB.', number),
      minimumDownloadChunkSizeInMB: rare('Smallest piece that is got, in MB.', number),
      maximumDownloadChunkSizeInMB: rare('Largest piece that is got, in MB.', number),
    },
  },
  operationContext: {
    name: 'the context of an operation',
    words: {
      simulate: word('The operation that gives sample data for a trigger.', object('simulate'), {
        operationId: 'ListParcels',
      }),
    },
  },
  simulate: {
    name: 'a simulation',
    words: {
      operationId: word('The operation that is called.', nameOf('operation')),
      parameters: word('Values for its parameters.', mapOf(anything, 'calledParameter'), { $top: 1 }),
    },
  },
  pageable: {
    name: 'paging',
    words: {
      nextLinkName: word(
        'The property with the next page’s address.',
        oneOf({ nextLink: '', '@odata.nextLink': '' }),
        'nextLink',
      ),
    },
  },
  triggerMetadata: {
    name: 'how a trigger works',
    words: {
      kind: word('What the trigger asks.', oneOf({ query: '' }), 'query'),
      mode: word('How it finds out.', oneOf({ polling: 'It asks again and again.' }), 'polling'),
    },
  },
  notification: {
    name: 'a webhook beside polling',
    words: { operationId: word('The operation that subscribes.', nameOf('operation')) },
  },
  openaiData: {
    name: 'what AI plugins may do',
    words: {
      'openai-enabled': word('True lets AI plugins call it.', truth, true),
      operations: word('How it is called.', listOf(object('openaiOperation'))),
    },
  },
  openaiOperation: {
    name: 'an operation for AI plugins',
    words: {
      operationId: word('The operation it is about, usually its own.', nameOf('operation')),
      'x-ms-require-user-confirmation': word('True asks the user before it is called.', truth, true),
      parameters: word('What is different for some parameters.', listOf(object('openaiParameter'))),
    },
  },
  openaiParameter: {
    name: 'a parameter for AI plugins',
    words: {
      name: word('The parameter it is about.', nameOf('ownParameter')),
      type: word('What happens to it.', oneOf({ upsert: 'Adds or changes it.' })),
      properties: word('Which of its members differ.', listOf(object('openaiProperty'))),
    },
  },
  openaiProperty: {
    name: 'a member for AI plugins',
    words: {
      name: word('The member.', oneOf({ required: '', 'x-ms-explicit-input': '' })),
      value: word('Its value.', anything),
      type: word('What happens to it.', oneOf({ upsert: 'Adds or changes it.' })),
    },
  },
  response: {
    name: 'a response',
    words: {
      $ref: word('A shared response in place of all else.', nameOf('reference'), '#/responses/NotFound'),
      description: word('When this answer comes. It is required.', text, 'OK'),
      schema: word(
        'What its body looks like: the outputs of the action. Left out for an answer without a body.',
        object('schema'),
      ),
      headers: word('Headers of the answer. The designer shows them as outputs.', mapOf(object('header')), {
        Location: { type: 'string', description: 'Address of the new parcel.' },
      }),
      examples: word('Sample answers by media type.', mapOf(anything, 'mediaType')),
      'x-ms-summary': rare('A label for the output.', text),
      'x-ms-visibility': visibility,
    },
  },
} satisfies Partial<Record<KindName, Kind>>;
