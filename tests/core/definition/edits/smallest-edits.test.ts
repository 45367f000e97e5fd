import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changeAddress } from '#core/definition/edits/change-address.ts';
import { importRequest, importResponse } from '#core/definition/edits/import-sample.ts';
import { addOperation, duplicateOperation } from '#core/definition/edits/new-operation.ts';
import { addressFault, freeAddress } from '#core/definition/edits/operation-address.ts';
import { setVisibilities } from '#core/definition/edits/operations/change-many.ts';
import { moveOperation, neighbourOf } from '#core/definition/edits/operations/move-operation.ts';
import {
  addParameter,
  changeLocation,
  changeParameterType,
  moveParameter,
  newParameter,
  removeParameter,
  renameParameter,
} from '#core/definition/edits/parameters.ts';
import { removeOperations } from '#core/definition/edits/remove-operation.ts';
import { renameOperationId } from '#core/definition/edits/rename-operation-id.ts';
import {
  addResponse,
  changeStatus,
  likelyStatus,
  removeResponse,
  responsesOf,
} from '#core/definition/edits/responses.ts';
import { renameShared } from '#core/definition/edits/shared-parts/change-shared.ts';
import { writeMember } from '#core/definition/edits/write-member.ts';
import { changeDetail } from '#core/definition/general/details.ts';
import { setGateway } from '#core/definition/general/gateway.ts';
import { changeGeneral } from '#core/definition/general/general.ts';
import { changeTags, changeWords } from '#core/definition/general/lists.ts';
import { changeMetadata } from '#core/definition/general/metadata.ts';
import { giveOwnAddress } from '#core/definition/general/own-address.ts';
import { clearCells, fillDown } from '#core/definition/grid/grid-edits.ts';
import { operationGrid } from '#core/definition/grid/operation-grid.ts';
import { operationsOf, type OperationEntry } from '#core/definition/operations.ts';
import { parametersOf, type ParameterEntry } from '#core/definition/parameters.ts';
import { sharedPartsOf } from '#core/definition/shared-uses.ts';
import { isEditable, openDocument, type ConnectorDocument } from '#core/document/open-document.ts';
import { patchDocument, type Patch } from '#core/document/patch.ts';
import { parseSampleRequest } from '#core/samples/parse-sample-request.ts';
import { parseSampleResponse } from '#core/samples/parse-sample-response.ts';

/** What an edit is tried on: the middle operation of a connector, its first parameter and response. */
interface Subject {
  readonly document: ConnectorDocument;
  readonly values: {
    readonly definition: ConnectorDocument['definition']['value'];
    readonly properties: ConnectorDocument['properties']['value'];
  };
  readonly entry: OperationEntry;
  readonly parameter: ParameterEntry | undefined;
}

/** Lines that may go and come. A comma that comes or goes at the end of the line before counts as one of each. */
interface Kind {
  readonly name: string;
  readonly gone: number;
  readonly come: number;
  /** Undefined where the connector has nothing to try it on. */
  readonly patch: (subject: Subject) => Patch | undefined;
}

const text = (pointer: string, key: string, value: unknown): Patch => writeMember(pointer, key, value, 'Change');

const kinds: readonly Kind[] = [
  { name: 'title', gone: 1, come: 1, patch: () => changeGeneral('title', 'Another') },
  { name: 'host', gone: 1, come: 1, patch: () => changeGeneral('host', 'another.example') },
  { name: 'publisher', gone: 1, come: 2, patch: ({ document }) => changeDetail(document, 'publisher', 'Ann') },
  {
    name: 'contact',
    gone: 1,
    come: 4,
    patch: ({ document }) => changeDetail(document, 'contactEmail', 'ann@a.example'),
  },
  {
    name: 'website',
    gone: 1,
    come: 7,
    patch: ({ values }) => changeMetadata(values.definition, 'website', 'https://w.example'),
  },
  { name: 'keywords', gone: 14, come: 4, patch: () => changeWords('keywords', 'one') },
  {
    name: 'a new tag',
    gone: 2,
    come: 6,
    patch: ({ values }) =>
      Array.isArray(values.definition.tags) && values.definition.tags.length > 0
        ? undefined
        : changeTags(values.definition, [{ name: 'new' }]),
  },
  { name: 'gateway', gone: 4, come: 52, patch: ({ values }) => setGateway(values.properties, true) },
  {
    name: 'own host',
    gone: 4,
    come: 30,
    patch: ({ values }) => giveOwnAddress(values.properties, { host: 'a.example', basePath: '/' }),
  },
  { name: 'summary', gone: 1, come: 2, patch: ({ entry }) => text(entry.pointer, 'summary', 'Another') },
  { name: 'visibility', gone: 1, come: 2, patch: ({ entry }) => setVisibilities([entry], 'advanced') },
  {
    name: 'operation id',
    gone: 12,
    come: 12,
    patch: ({ values, entry }) => renameOperationId(values, entry, 'AnotherId'),
  },
  {
    name: 'address on the same path',
    gone: 1,
    come: 1,
    patch({ values, entry }) {
      const free = (['patch', 'head', 'options'] as const).find(
        (method) => addressFault(values.definition, { method, path: entry.path }, entry) === undefined,
      );
      return free && entry.pathItem[free] === undefined
        ? changeAddress(values.definition, entry, { method: free, path: entry.path })
        : undefined;
    },
  },
  {
    name: 'order of operations',
    gone: 2,
    come: 2,
    patch({ values, entry }) {
      const neighbour = neighbourOf(values.definition, entry, 1) ?? neighbourOf(values.definition, entry, -1);
      return neighbour && moveOperation(values.definition, entry, neighbour);
    },
  },
  {
    name: 'parameter added',
    gone: 2,
    come: 9,
    patch: ({ values, entry }) =>
      addParameter(values.definition, entry, newParameter(parametersOf(values.definition, entry), 'query')),
  },
  {
    name: 'parameter label',
    gone: 1,
    come: 2,
    patch: ({ parameter }) =>
      parameter?.target === undefined ? undefined : text(parameter.target, 'x-ms-summary', 'Another'),
  },
  {
    name: 'parameter required',
    gone: 1,
    come: 2,
    patch: ({ parameter }) =>
      parameter?.target === undefined
        ? undefined
        : text(parameter.target, 'required', parameter.parameter.required !== true),
  },
  {
    name: 'parameter type',
    gone: 12,
    come: 4,
    patch: ({ values, entry, parameter }) =>
      parameter?.target !== undefined && parameter.parameter.in === 'query'
        ? changeParameterType(values.definition, entry, parameter, 'boolean')
        : undefined,
  },
  {
    name: 'parameter location',
    gone: 2,
    come: 2,
    patch: ({ values, entry, parameter }) =>
      parameter?.target !== undefined && parameter.parameter.in === 'query'
        ? changeLocation(values.definition, entry, parameter, 'header')
        : undefined,
  },
  {
    name: 'parameter name',
    gone: 3,
    come: 3,
    patch: ({ values, entry, parameter }) =>
      parameter?.parameter.in === 'query' && parameter.origin === 'operation'
        ? renameParameter(values, entry, parameter, 'another_name')
        : undefined,
  },
  {
    name: 'order of parameters',
    gone: 0,
    come: 0,
    patch: ({ entry, parameter }) =>
      (entry.operation.parameters?.length ?? 0) > 1 && parameter?.origin === 'operation'
        ? moveParameter(entry, parameter, 1)
        : undefined,
  },
  {
    name: 'response added',
    gone: 1,
    come: 8,
    patch: ({ entry }) =>
      likelyStatus(entry.operation) === '' ? undefined : addResponse(entry, likelyStatus(entry.operation)),
  },
  {
    name: 'status',
    gone: 1,
    come: 1,
    patch({ values, entry }) {
      const [first] = responsesOf(values.definition, entry);
      return first && changeStatus(entry, first, '299');
    },
  },
  {
    name: 'response removed',
    gone: Number.POSITIVE_INFINITY,
    come: 1,
    patch({ values, entry }) {
      const [first] = responsesOf(values.definition, entry);
      return first && removeResponse(entry, first);
    },
  },
  {
    name: 'parameter removed',
    gone: Number.POSITIVE_INFINITY,
    come: 1,
    patch: ({ entry, parameter }) => parameter && removeParameter(entry, parameter),
  },
  {
    name: 'shared part renamed',
    gone: Number.POSITIVE_INFINITY,
    come: Number.POSITIVE_INFINITY,
    patch({ values }) {
      const [first] = sharedPartsOf(values.definition);
      return first && renameShared(values.definition, first, 'AnotherName');
    },
  },
  {
    name: 'operation deleted',
    gone: Number.POSITIVE_INFINITY,
    come: 2,
    patch: ({ values, entry }) => removeOperations(values, [entry]),
  },
  {
    name: 'operation duplicated',
    gone: 3,
    come: Number.POSITIVE_INFINITY,
    patch: ({ values, entry }) =>
      duplicateOperation(values.definition, entry, { ...freeAddress(values.definition, entry), summary: 'Copy' }),
  },
  {
    name: 'operation added',
    gone: 1,
    come: 30,
    patch: ({ values }) =>
      addOperation(values.definition, { kind: 'action', method: 'get', path: '/brand-new', summary: 'New' }),
  },
  {
    name: 'sample request',
    gone: 3,
    come: 12,
    patch: ({ values, entry }) =>
      importRequest(
        values.definition,
        entry,
        parseSampleRequest({ verb: entry.method, url: `${entry.path}?brandNew=1` }),
        false,
      ).patch,
  },
  {
    name: 'sample response',
    gone: 1,
    come: 30,
    patch: ({ values, entry }) =>
      entry.operation.responses?.['418']
        ? undefined
        : importResponse(values.definition, entry, parseSampleResponse({ status: '418', body: '{"a":1}' })),
  },
  {
    name: 'cells filled down',
    gone: 4,
    come: 6,
    patch({ values }) {
      const grid = operationGrid(values);
      const column = grid.columns.findIndex(({ id }) => id === 'summary');
      return grid.rows.length < 2
        ? undefined
        : fillDown(grid, { top: 0, bottom: Math.min(2, grid.rows.length - 1), left: column, right: column }).patch;
    },
  },
  {
    name: 'cells cleared',
    gone: 2,
    come: 2,
    patch({ values }) {
      const grid = operationGrid(values);
      const column = grid.columns.findIndex(({ id }) => id === 'description');
      return clearCells(grid, { top: 0, bottom: 0, left: column, right: column }).patch;
    },
  },
];

/** How many lines went and came, wherever they stood. */
function countLines(before: string, after: string): { readonly gone: number; readonly come: number } {
  const counts = new Map<string, number>();
  for (const line of before.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  let come = 0;
  for (const line of after.split('\n')) {
    const left = counts.get(line) ?? 0;
    if (left === 0) come += 1;
    else counts.set(line, left - 1);
  }
  return { gone: [...counts.values()].reduce((sum, count) => sum + count, 0), come };
}

const corpus = '../shared/corpus/connectors';

describe.skipIf(!existsSync(corpus))(
  'a form edit of a published connector (skipped where the corpus is absent)',
  () => {
    const names = existsSync(corpus) ? readdirSync(corpus) : [];
    const read = (name: string, file: string): string =>
      existsSync(`${corpus}/${name}/${file}`) ? readFileSync(`${corpus}/${name}/${file}`, 'utf8') : '{"properties":{}}';
    const subjects = names.flatMap((name): readonly (Subject & { readonly name: string })[] => {
      const document = openDocument({
        definition: read(name, 'apiDefinition.swagger.json'),
        properties: read(name, 'apiProperties.json'),
      });
      if (!isEditable(document.definition) || !isEditable(document.properties)) return [];
      const values = { definition: document.definition.value, properties: document.properties.value };
      const entries = operationsOf(values.definition);
      const entry = entries[Math.floor(entries.length / 2)];
      return entry ? [{ name, document, values, entry, parameter: parametersOf(values.definition, entry)[0] }] : [];
    });

    it.each(kinds)('changes only the lines it is about: $name', ({ gone, come, patch }) => {
      let tried = 0;
      const wide: string[] = [];
      for (const subject of subjects) {
        const wanted = patch(subject);
        if (!wanted || wanted.edits.length === 0) continue;
        tried += 1;
        const { connector } = subject.document;
        const { value, inverse } = patchDocument(subject.document, wanted);
        const counts = [
          countLines(connector.definition, value.connector.definition),
          countLines(connector.properties, value.connector.properties),
        ];
        const sum = counts.reduce((a, b) => ({ gone: a.gone + b.gone, come: a.come + b.come }));
        if (sum.gone > gone || sum.come > come) wide.push(`${subject.name}: ${sum.gone} gone, ${sum.come} come`);
        // And nothing of it is left when it is taken back.
        expect(patchDocument(value, inverse).value.connector).toEqual(connector);
      }
      expect(tried).toBeGreaterThan(5);
      expect(wide).toEqual([]);
    });
  },
);
