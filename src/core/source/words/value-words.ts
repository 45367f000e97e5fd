import { visibility } from './operation-words.ts';
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

const types = {
  string: 'Text, and also dates, files and the like: see "format".',
  integer: 'A whole number.',
  number: 'A number with decimals.',
  boolean: 'Yes or no.',
  array: 'A list. Its "items" say of what.',
};
const enumValues = word(
  'What makers see in place of the values of "enum". Each value once.',
  listOf(object('enumValue')),
  [{ value: 'std', displayName: 'Standard' }],
);

const limits: Readonly<Record<string, Word>> = {
  format: word('What kind of text or number it is. Makers get a fitting field for it.', nameOf('format'), 'date-time'),
  default: word('The value when nobody gives one.', anything, 25),
  enum: word('The only values there are: makers see a list to choose from.', listOf(anything), ['std', 'express']),
  minimum: word('The smallest number.', number, 1),
  maximum: word('The largest number.', number, 100),
  exclusiveMinimum: rare('True if the smallest number itself is too small.', truth),
  exclusiveMaximum: rare('True if the largest number itself is too large.', truth),
  minLength: word('Fewest characters.', number, 1),
  maxLength: word('Most characters.', number, 200),
  pattern: word('A regular expression that the text fits.', text, '^[A-Z]{2}[0-9]+$'),
  minItems: word('Fewest entries of the list.', number, 1),
  maxItems: word('Most entries of the list.', number, 50),
  uniqueItems: rare('True if no entry comes twice. The service does not support it.', truth),
  multipleOf: rare('A number of which the value is a multiple.', number),
};

const collectionFormat = word(
  'How a list is written in one text. Connectors know only csv.',
  oneOf({
    csv: 'a,b,c',
    ssv: 'Not supported.',
    tsv: 'Not supported.',
    pipes: 'Not supported.',
    multi: 'Not supported.',
  }),
  'csv',
);

const dynamicWords: Readonly<Record<string, Word>> = {
  'x-ms-dynamic-values': word(
    'Values to choose from that an operation gives. Write x-ms-dynamic-list too, for newer designers.',
    object('dynamicValues'),
    {
      operationId: 'ListRegions',
      'value-collection': 'items',
      'value-path': 'code',
      'value-title': 'label',
      parameters: {},
    },
  ),
  'x-ms-dynamic-list': word(
    'The newer form of x-ms-dynamic-values. Arguments can come out of the body.',
    object('dynamicList'),
    { operationId: 'ListRegions', itemsPath: 'items', itemValuePath: 'code', itemTitlePath: 'label', parameters: {} },
  ),
  'x-ms-dynamic-schema': word(
    'Fields that an operation describes while the flow is made. Write x-ms-dynamic-properties too.',
    object('dynamicSchema'),
    {
      operationId: 'GetFormSchema',
      'value-path': 'schema/properties',
      parameters: { formId: { parameter: 'formId' } },
    },
  ),
  'x-ms-dynamic-properties': word(
    'The newer form of x-ms-dynamic-schema. Its path leads to the schema itself.',
    object('dynamicProperties'),
    { operationId: 'GetFormSchema', itemValuePath: 'schema', parameters: { formId: { parameterReference: 'formId' } } },
  ),
  'x-ms-dynamic-tree': word('Values to choose from in a tree, such as folders.', object('dynamicTree')),
};

const labels: Readonly<Record<string, Word>> = {
  'x-ms-summary': word('The field’s label in the designer: title case.', text, 'Parcel ID'),
  'x-ms-visibility': visibility,
};

const editorWords: Readonly<Record<string, Word>> = {
  'x-ms-test-value': word('A sample for tests. Never a secret.', anything, 'PD-1001'),
  'x-ms-media-kind': word('What Power Apps takes the file for.', oneOf({ image: '', audio: '' }), 'image'),
  'x-ms-editor-options': rare('Texts of the list to choose from.', object('editorOptions')),
  'x-ms-localizeDefaultValue': rare('True if the default is a text to translate.', truth),
};

const common: Readonly<Record<string, Word>> = {
  $ref: word('A shared parameter in place of all else.', nameOf('reference'), '#/parameters/limit'),
  name: word('What the service calls it.', text, 'id'),
  in: word(
    'Where it is sent.',
    oneOf({
      path: 'In the address: "{id}". Always required.',
      query: 'Behind the "?" of the address.',
      header: 'In a header.',
      body: 'As the content, described by "schema". One at most.',
      formData: 'As a field of a form, or a file.',
    }),
    'query',
  ),
  description: word('A hint in the field and beside it.', text, 'Number on the label.'),
  required: word('True if the call makes no sense without it.', truth, true),
};

const bodyParameter: Readonly<Record<string, Word>> = {
  ...common,
  schema: word('What the body looks like.', object('schema')),
  ...labels,
};

const parameter: Readonly<Record<string, Word>> = {
  ...common,
  type: word('What kind of value it is.', oneOf({ ...types, file: 'A file: only in forms.' }), 'string'),
  ...limits,
  items: word('What the list holds.', object('items'), { type: 'string' }),
  collectionFormat,
  allowEmptyValue: rare('True if it may be sent without a value.', truth),
  ...labels,
  'x-ms-url-encoding': word(
    'How a value in the path is encoded. Write "single" unless the service decodes twice.',
    oneOf({ single: 'Once: the usual way.', double: 'Twice: for services that decode twice.' }),
    'single',
  ),
  'x-ms-enum-values': enumValues,
  ...dynamicWords,
  'x-ms-trigger-value': rare('What of the last answer a polling trigger sends along.', object('triggerValue')),
  ...editorWords,
  'x-ms-explicit-input': rare('True if the user, and not the language model, gives the value.', truth),
  'x-ms-name-for-model': rare('Its name for the language model.', text),
  'x-ms-description-for-model': rare('What it is, written for the language model.', text),
};

const argumentNames = 'calledParameter';
const path = (about: string, example: string): Word => word(about, text, example);

/** Parameters, schemas and dynamic values. Source: OpenAPI 2.0; domain notes 2.1, 2.3 and 7.2. */
export const valueKinds = {
  reference: {
    name: 'a reference',
    words: { $ref: word('The shared part that stands here. Whatever is beside it is lost.', nameOf('reference')) },
  },
  anyParameter: {
    name: 'a parameter',
    words: { ...parameter, schema: word('What the body looks like: only with "in": "body".', object('schema')) },
  },
  parameter: { name: 'a parameter', words: parameter },
  bodyParameter: { name: 'the body', words: bodyParameter },
  items: {
    name: 'what a list holds',
    words: {
      type: word('What kind of values the list has.', oneOf(types), 'string'),
      ...limits,
      items: word('What the lists in the list hold.', object('items')),
      collectionFormat,
      'x-ms-enum-values': enumValues,
      ...dynamicWords,
      ...labels,
    },
  },
  header: {
    name: 'a header of an answer',
    words: {
      type: word('What kind of value it is.', oneOf(types), 'string'),
      description: word('What it tells.', text),
      ...limits,
      items: word('What the list holds.', object('items')),
      collectionFormat,
      'x-ms-enum-values': enumValues,
      ...labels,
    },
  },
  schema: {
    name: 'a schema',
    words: {
      $ref: word('A shared schema in place of all else.', nameOf('reference'), '#/definitions/Parcel'),
      type: word(
        'What kind of value it is.',
        oneOf({ object: 'Named properties.', ...types, file: 'A file: only as a whole response.' }),
        'object',
      ),
      title: word('The field’s label in the designer: title case.', text, 'Parcel ID'),
      description: word('A hint in the field and beside it.', text, 'Number on the label.'),
      properties: word('The properties of the object, by name.', mapOf(object('schema')), { id: { type: 'string' } }),
      required: word('The names of the properties that must be there.', listOf(nameOf('property')), ['id']),
      items: word('What the list holds.', object('schema'), { type: 'string' }),
      ...limits,
      additionalProperties: word(
        'Whether properties that are not listed may come, or what they look like.',
        { kind: 'truthOr', of: object('schema') },
        { type: 'string' },
      ),
      allOf: word(
        'Schemas that all hold. The designer does not put them together: write the properties out.',
        listOf(object('schema')),
      ),
      readOnly: word('True for what only comes in answers: makers are not asked for it.', truth, true),
      example: word('A sample value.', anything),
      discriminator: rare('The property that tells which kind of object it is.', nameOf('property')),
      minProperties: rare('Fewest properties.', number),
      maxProperties: rare('Most properties.', number),
      xml: rare('How it is written in XML. It has no effect.', object('xml')),
      externalDocs: rare('Where more can be read.', object('externalDocs')),
      ...labels,
      'x-ms-enum-values': enumValues,
      ...dynamicWords,
      'x-ms-notification-url': word(
        'True for the property that takes the address a webhook calls. It is a required text with "x-ms-visibility": "internal".',
        truth,
        true,
      ),
      'x-ms-editor': word(
        'A special field. "dictionary" shows names and values, for objects with additionalProperties.',
        oneOf({ dictionary: '' }),
        'dictionary',
      ),
      ...editorWords,
      'x-nullable': word('True if it may also be null.', truth, true),
      'x-ms-permission': rare('Whether it can be written.', oneOf({ 'read-only': '', 'read-write': '' })),
    },
  },
  xml: {
    name: 'how it is written in XML',
    words: {
      name: word('Name of the element.', text),
      namespace: word('Its namespace.', text),
      prefix: word('The namespace’s prefix.', text),
      attribute: word('True if it is an attribute.', truth),
      wrapped: word('True if a list has an element around it.', truth),
    },
  },
  enumValue: {
    name: 'a value to choose',
    words: {
      value: word('The value that is sent: one of "enum".', anything, 'std'),
      displayName: word('What makers see.', text, 'Standard'),
    },
  },
  editorOptions: {
    name: 'options of the field',
    words: { items: word('The choices.', listOf(object('editorOption'))) },
  },
  editorOption: {
    name: 'a choice',
    words: { title: word('What makers see.', text), value: word('The value that is sent.', anything) },
  },
  triggerValue: {
    name: 'a value of the last answer',
    words: {
      'value-collection': path('Where in the answer the list is.', 'value'),
      'value-path': path('The property of its first entry.', 'id'),
    },
  },
  dynamicValues: {
    name: 'values to choose from',
    words: {
      operationId: word('The operation that gives the values.', nameOf('operation'), 'ListRegions'),
      'value-collection': path('Where in its answer the list is. Leave it out if the answer is the list.', 'items'),
      'value-path': path('The property of each entry that is sent.', 'code'),
      'value-title': path('The property of each entry that makers see.', 'label'),
      parameters: word(
        'Arguments of the call: fixed values, or {"parameter": "name"}.',
        mapOf(object('argument'), argumentNames),
        {
          town: { parameter: 'town' },
        },
      ),
      builtInOperation: rare(
        'An operation of the platform in place of one of yours.',
        oneOf({ 'AadGraph.GetUsers': 'People of the organisation.' }),
      ),
      capability: rare('A capability of the connector in place of an operation.', oneOf({ 'file-picker': '' })),
    },
  },
  dynamicList: {
    name: 'values to choose from',
    words: {
      operationId: word('The operation that gives the values.', nameOf('operation'), 'ListRegions'),
      itemsPath: path('Where in its answer the list is. Leave it out if the answer is the list.', 'items'),
      itemValuePath: path('The property of each entry that is sent.', 'code'),
      itemTitlePath: path('The property of each entry that makers see.', 'label'),
      parameters: word(
        'Arguments of the call: {"value": …} or {"parameterReference": "body/town"}.',
        mapOf(object('argument2'), argumentNames),
        { town: { parameterReference: 'town' } },
      ),
    },
  },
  dynamicSchema: {
    name: 'fields that an operation describes',
    words: {
      operationId: word('The operation that describes them.', nameOf('operation'), 'GetFormSchema'),
      'value-path': path('Where in its answer the schema’s properties are.', 'schema/properties'),
      parameters: word(
        'Arguments of the call: fixed values, or {"parameter": "name"}.',
        mapOf(object('argument'), argumentNames),
        {
          formId: { parameter: 'formId' },
        },
      ),
    },
  },
  dynamicProperties: {
    name: 'fields that an operation describes',
    words: {
      operationId: word('The operation that describes them.', nameOf('operation'), 'GetFormSchema'),
      itemValuePath: path('Where in its answer the schema is.', 'schema'),
      parameters: word(
        'Arguments of the call: {"value": …} or {"parameterReference": "formId"}.',
        mapOf(object('argument2'), argumentNames),
        { formId: { parameterReference: 'formId' } },
      ),
    },
  },
  dynamicTree: {
    name: 'values in a tree',
    words: {
      settings: word('What can be chosen.', object('treeSettings'), {
        canSelectParentNodes: true,
        canSelectLeafNodes: true,
      }),
      open: word('The operation that lists the top level.', object('treeCall')),
      browse: word('The operation that lists what is in an entry.', object('treeCall')),
    },
  },
  treeSettings: {
    name: 'what can be chosen',
    words: {
      canSelectParentNodes: word('True if entries with others in them can be chosen.', truth, true),
      canSelectLeafNodes: word('True if the last entries can be chosen.', truth, true),
    },
  },
  treeCall: {
    name: 'a level of the tree',
    words: {
      operationId: word('The operation that lists it.', nameOf('operation'), 'ListFolder'),
      parameters: word(
        'Arguments of the call. {"selectedItemValuePath": "id"} is the entry that was clicked.',
        mapOf(object('argument2'), argumentNames),
        { id: { selectedItemValuePath: 'id' } },
      ),
      itemsPath: path('Where in its answer the list is.', 'value'),
      itemValuePath: path('The property of each entry that is sent.', 'id'),
      itemTitlePath: path('The property of each entry that makers see.', 'name'),
      itemFullTitlePath: path('The property with the whole path, which is shown when it is chosen.', 'path'),
      itemIsParent: path('A condition that is true for entries with others in them.', 'isFolder eq true'),
      selectableFilter: path('A condition that is true for what can be chosen.', "mediaType eq 'folder'"),
    },
  },
  argument: {
    name: 'an argument',
    words: {
      parameter: word('The parameter of this operation whose value is taken.', nameOf('ownParameter'), 'town'),
      'value-property': rare('The property of the chosen entry: in a file picker.', text, 'Id'),
    },
  },
  argument2: {
    name: 'an argument',
    words: {
      value: word('A fixed value.', anything, true),
      parameterReference: word(
        'The parameter of this operation whose value is taken. "body/town" is a property of the body.',
        nameOf('ownParameter'),
        'town',
      ),
      selectedItemValuePath: rare('The property of the clicked entry: in "browse" of a tree.', text, 'id'),
    },
  },
} satisfies Partial<Record<KindName, Kind>>;
