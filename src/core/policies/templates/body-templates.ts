import type { PolicyTemplate, TemplateField } from './template.ts';

const bothWays = { sections: ['Request', 'Response'], writesSection: true } as const;

const parent = (what: string): TemplateField => ({
  name: 'propertyParentPath',
  label: 'Object or list to look in',
  help: `@body() for the whole body. When it leads to a list, each of its items is looked in for ${what}.`,
  required: true,
  initial: '@body()',
  placeholder: '@body()',
  type: { kind: 'place' },
});

const sub = (what: string): TemplateField => ({
  name: 'propertySubPath',
  label: `Property with ${what}`,
  help: 'Its name in there. Empty where that object or list is meant itself.',
  required: false,
  standard: 'null',
  placeholder: 'labels',
  type: { kind: 'text' },
});

const target = (placeholder: string): TemplateField => ({
  name: 'newPropertyPath',
  label: 'Where the result goes',
  help: '@body().name. Where a list is looked in, @item().name: in each of its items. The same place as before replaces it.',
  required: true,
  placeholder,
  type: { kind: 'place' },
});

const responseTrap =
  'The body is not described by this policy: import the changed answer as a sample, so that makers see its fields.';
const errorTrap = 'A path that leads nowhere makes the call fail with status 500. Try it with a real body below.';

/** Templates that change bodies. Source: domain notes, 5. */
export const bodyTemplates: readonly PolicyTemplate[] = [
  {
    id: 'setproperty',
    name: 'Set property',
    isPreview: true,
    intent: 'Put a value into the body',
    group: 'What bodies hold',
    about: 'Adds a property to the body, or replaces it. In a list, each item gets it.',
    ...bothWays,
    fields: [
      {
        name: 'newPropertyParentPathTemplate',
        label: 'Object or list to put it in',
        help: '@body() for the whole body, @body().items for a part of it.',
        required: true,
        initial: '@body()',
        placeholder: '@body()',
        type: { kind: 'place' },
      },
      {
        name: 'newPropertySubPathTemplate',
        label: 'Property',
        help: 'Its name. Dots lead deeper: owner.name.',
        required: true,
        placeholder: 'topics',
        type: { kind: 'text' },
      },
      {
        name: 'propertyValuePathTemplate',
        label: 'Value',
        help: 'A text, JSON such as ["a"], or values of the body in braces: {@body().firstName}.',
        required: true,
        placeholder: '{@body().firstName} {@body().lastName}',
        type: { kind: 'expression', of: ['body'] },
      },
    ],
    examples: [
      {
        title: 'A name put together',
        section: 'Response',
        values: {
          newPropertyParentPathTemplate: '@body()',
          newPropertySubPathTemplate: 'name',
          propertyValuePathTemplate: '{@body().firstName} {@body().lastName}',
        },
      },
      {
        title: 'The event a webhook is for',
        section: 'Request',
        values: {
          newPropertyParentPathTemplate: '@body()',
          newPropertySubPathTemplate: 'topics',
          propertyValuePathTemplate: '["parcel.arrived"]',
        },
      },
      {
        title: 'The same for each item of a list',
        section: 'Response',
        values: {
          newPropertyParentPathTemplate: '@body().parcels',
          newPropertySubPathTemplate: 'source',
          propertyValuePathTemplate: 'Parcel Desk',
        },
      },
    ],
    traps: [
      'Values can speak of the body only: @connectionParameters, @headers and @queryParameters do not work here.',
      'A number is sent as text: 30 becomes "30".',
      errorTrap,
    ],
  },
  {
    id: 'convertarraytoobject',
    name: 'Convert array to object',
    isPreview: true,
    intent: 'Turn a list into an object with a property for each item',
    group: 'What bodies hold',
    about:
      'Makers fill in a list; the service wants an object whose property names come out of the items. Or the other way for answers.',
    ...bothWays,
    fields: [
      parent('the list'),
      sub('the list'),
      {
        name: 'keyWithinCollectionPath',
        label: 'Property of the items that becomes the name',
        help: 'Different in each item.',
        required: true,
        placeholder: 'id',
        type: { kind: 'text' },
      },
      target('@body().parcelsById'),
      {
        name: 'retainKey',
        label: 'That property also stays in the item',
        help: '',
        required: false,
        standard: 'true',
        type: {
          kind: 'choice',
          choices: [
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ],
        },
      },
    ],
    examples: [
      {
        title: 'Labels by name',
        section: 'Request',
        values: {
          propertyParentPath: '@body()',
          propertySubPath: 'labels',
          keyWithinCollectionPath: 'name',
          newPropertyPath: '@body().labels',
          retainKey: 'false',
        },
      },
    ],
    traps: ['Two items with the same name: only one of them is left.', responseTrap, errorTrap],
  },
  {
    id: 'convertobjecttoarray',
    name: 'Convert object to array',
    isPreview: true,
    intent: 'Turn an object with changing property names into a list',
    group: 'What bodies hold',
    about:
      'Flows cannot go through properties whose names they do not know. As a list, each becomes an item with a key and a value.',
    ...bothWays,
    fields: [
      parent('the object'),
      sub('the object'),
      target('@body().fieldList'),
      {
        name: 'keyName',
        label: 'What the name is called in each item',
        help: '',
        required: false,
        standard: 'key',
        placeholder: 'key',
        type: { kind: 'text' },
      },
      {
        name: 'valueName',
        label: 'What the value is called in each item',
        help: '',
        required: false,
        standard: 'value',
        placeholder: 'value',
        type: { kind: 'text' },
      },
    ],
    examples: [
      {
        title: 'Custom fields of an answer',
        section: 'Response',
        values: {
          propertyParentPath: '@body()',
          propertySubPath: 'customFields',
          newPropertyPath: '@body().customFieldList',
          keyName: 'name',
          valueName: 'value',
        },
      },
      {
        title: 'In each item of a list',
        section: 'Response',
        values: {
          propertyParentPath: '@body().parcels',
          propertySubPath: 'labels',
          newPropertyPath: '@item().labels',
          keyName: 'name',
          valueName: 'value',
        },
      },
    ],
    traps: [responseTrap, errorTrap],
  },
  {
    id: 'stringtoarray',
    name: 'Convert delimited string into array of objects',
    isPreview: true,
    intent: 'Split a text such as "a;b;c" into a list',
    group: 'What bodies hold',
    about: 'Each part of the text becomes an object with one property, because flows work better with those.',
    ...bothWays,
    fields: [
      parent('the text'),
      sub('the text'),
      {
        name: 'delimiterList',
        label: 'Signs between the parts',
        help: 'Each sign counts for itself.',
        required: true,
        placeholder: ';',
        type: { kind: 'text' },
      },
      {
        name: 'childPropertyName',
        label: 'What each part is called in its object',
        help: 'A list of plain texts is not possible.',
        required: true,
        placeholder: 'tag',
        type: { kind: 'text' },
      },
      target('@body().tagList'),
    ],
    examples: [
      {
        title: 'Tags of an answer',
        section: 'Response',
        values: {
          propertyParentPath: '@body()',
          propertySubPath: 'tags',
          delimiterList: ';',
          childPropertyName: 'tag',
          newPropertyPath: '@body().tagList',
        },
      },
    ],
    traps: [responseTrap, errorTrap],
  },
  {
    id: 'stringreplace',
    name: 'Replace text',
    isPreview: true,
    intent: 'Replace a piece of a text in the body',
    group: 'What bodies hold',
    about: 'Replaces a text wherever it stands in the value of a property.',
    ...bothWays,
    fields: [
      parent('the text'),
      sub('the text'),
      {
        name: 'sourceString',
        label: 'Text to replace',
        help: 'Exactly as it stands there.',
        required: true,
        placeholder: ';',
        type: { kind: 'text' },
      },
      {
        name: 'replacementString',
        label: 'What comes in its place',
        help: '',
        required: true,
        placeholder: ', ',
        type: { kind: 'text' },
      },
      target('@body().note'),
    ],
    examples: [
      {
        title: 'Commas for semicolons',
        section: 'Response',
        values: {
          propertyParentPath: '@body()',
          propertySubPath: 'note',
          sourceString: ';',
          replacementString: ', ',
          newPropertyPath: '@body().note',
        },
      },
    ],
    traps: [errorTrap],
  },
  {
    id: 'encodepropertyvalue',
    name: 'Encode property value',
    isPreview: true,
    intent: 'Encode a text in the body',
    group: 'What bodies hold',
    about: 'Writes the value of a property in encoded form, for services that take part of an address inside the body.',
    ...bothWays,
    fields: [parent('the text'), sub('the text'), target('@body().path')],
    examples: [
      {
        title: 'A path inside the body',
        section: 'Request',
        values: { propertyParentPath: '@body()', propertySubPath: 'path', newPropertyPath: '@body().path' },
      },
    ],
    traps: ['How the value is encoded is not documented; try it with the real service.', errorTrap],
  },
];
