import { inQuery, pathsWith, taking } from '../support/document-with.ts';
import type { RuleCases } from './case.ts';

const definitions = (schemas: Readonly<Record<string, unknown>>) => ({ definitions: schemas });
const to = (name: string) => ({ $ref: `#/definitions/${name}` });
const answering = (schema: unknown) => pathsWith({ responses: { 200: { description: 'OK', schema } } });

export const referenceCases: RuleCases = {
  'reference-alone': [
    { name: 'alone', definition: definitions({ A: { properties: { a: to('A') } } }), found: [] },
    {
      name: 'of a parameter, a fault of shape',
      definition: taking({ $ref: '#/parameters/A', description: 'A.' }),
      found: [],
    },
    {
      name: 'with others',
      definition: definitions({ A: { properties: { a: { description: 'A.', ...to('B'), title: 'A' } } }, B: {} }),
      found: ['/definition/definitions/A/properties/a/description'],
      says: /"description" and "title" beside a "\$ref" do not count/,
      fix: 'Remove what stands beside “$ref”',
      mended: { '/definition/definitions/A/properties/a': to('B') },
    },
  ],
  'required-loop': [
    { name: 'optional', definition: definitions({ A: { properties: { a: to('A') } } }), found: [] },
    {
      name: 'through a list, which may be empty',
      definition: definitions({ A: { required: ['a'], properties: { a: { type: 'array', items: to('A') } } } }),
      found: [],
    },
    {
      name: 'itself',
      definition: definitions({ A: { required: ['a'], properties: { a: to('A') } } }),
      found: ['/definition/definitions/A/properties/a/$ref'],
      says: /"A" must contain another "A"/,
    },
    {
      name: 'by way of others, an object inside and a part, told once',
      definition: definitions({
        A: { required: ['b'], properties: { b: { required: ['b'], properties: { b: to('B') } } } },
        B: { allOf: [to('C')] },
        C: { required: ['a', 'other'], properties: { a: to('A'), other: to('A') } },
      }),
      found: ['/definition/definitions/A/properties/b/properties/b/$ref'],
    },
    {
      name: 'of names that repeat, as deep as they like',
      definition: definitions({
        A: Array.from({ length: 40 }).reduce<object>(
          (inner) => ({ required: ['a', 'a', 'a'], properties: { a: inner } }),
          {},
        ),
      }),
      found: [],
    },
  ],
  'reference-recursion': [
    { name: 'none', definition: definitions({ A: { properties: { a: to('B'), b: to('B') } }, B: {} }), found: [] },
    { name: 'nothing but references', definition: definitions({ A: to('B'), B: to('A') }), found: [] },
    {
      name: 'without an end, told elsewhere',
      definition: definitions({ A: { required: ['a'], properties: { a: to('A') } } }),
      found: [],
    },
    {
      name: 'itself, told once',
      definition: definitions({ A: { properties: { a: to('A'), b: { type: 'array', items: to('A') } } } }),
      found: ['/definition/definitions/A/properties/a/$ref'],
      says: /"A" contains itself/,
    },
    {
      name: 'by way of another and another name for it',
      definition: definitions({ A: { properties: { a: to('B') } }, B: to('C'), C: { additionalProperties: to('A') } }),
      found: ['/definition/definitions/A/properties/a/$ref'],
      says: /"A", "B" and "C" contain each other|"A", "B", "C" contain each other/,
    },
  ],
  'shared-part-used': [
    { name: 'used', definition: { ...answering(to('A')), ...definitions({ A: {} }) }, found: [] },
    {
      name: 'unused',
      definition: {
        ...definitions({ A: {} }),
        parameters: { P: inQuery('p') },
        responses: { R: { description: 'R' } },
      },
      found: ['/definition/definitions/A', '/definition/parameters/P', '/definition/responses/R'],
      fix: 'Remove unused parts',
      mended: { '/definition/definitions/A': undefined, '/definition/responses/R': undefined },
    },
    {
      name: 'used only by what is unused, in a long chain and a circle',
      definition: {
        ...answering(to('Used')),
        ...definitions({
          Used: { properties: { a: to('AlsoUsed') } },
          AlsoUsed: {},
          ...Object.fromEntries(
            Array.from({ length: 12 }, (_, index) => [`C${index}`, { properties: { a: to(`C${(index + 1) % 12}`) } }]),
          ),
          Last: { properties: { a: to('AlsoUsed') } },
        }),
      },
      found: [
        ...Array.from({ length: 12 }, (_, index) => `/definition/definitions/C${index}`),
        '/definition/definitions/Last',
      ],
      says: /^Only "C11", which nothing uses, uses/,
      mended: { '/definition/definitions': { Used: { properties: { a: to('AlsoUsed') } }, AlsoUsed: {} } },
    },
  ],
};
