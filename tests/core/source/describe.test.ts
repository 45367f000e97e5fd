import { expect, it } from 'vitest';
import { describeAt } from '#core/source/describe.ts';
import { values } from '../definition/edits/parcels.ts';
import { questionIn } from './marked-text.ts';

const parameter = (inside: string): string =>
  `{"paths": {"/parcels/{id}": {"get": {"parameters": [{"in": "query", ${inside}}]}}}}`;

it.each([
  { at: 'a key', text: '{"ho|st": "x"}', says: 'The server that is called' },
  { at: 'the start of a key', text: '{|"host": "x"}', says: 'The server that is called' },
  { at: 'the end of a key', text: '{"host"|: "x"}', says: 'The server that is called' },
  { at: 'a key with an example', text: '{"ba|sePath": "/"}', says: '"basePath": "/v1"' },
  { at: 'an extension', text: parameter('"x-ms-vis|ibility": "internal"'), says: 'How much of it makers see' },
  { at: 'a value', text: parameter('"x-ms-visibility": "inte|rnal"'), says: '“internal”: Never shown' },
  { at: 'a reference', text: parameter('"$ref": "#/parameters/T|race"'), says: '"name": "X-Trace"' },
  { at: 'a reference to nothing', text: parameter('"$ref": "#/parameters/N|o"'), says: 'leads nowhere' },
  { at: 'an operation', text: parameter('"x-ms-dynamic-values": {"operationId": "ListD|epots"}'), says: 'GET /depots' },
  { at: 'no operation', text: parameter('"x-ms-dynamic-list": {"operationId": "G|one"}'), says: 'no operation “Gone”' },
  { at: 'a format', text: parameter('"format": "date-|time"'), says: 'Date and time' },
  { at: 'a name of the maker’s', text: '{"definitions": {"Pa|rcel": {}}}', says: 'One of “definitions”' },
  { at: 'a text that is not closed', text: '{"ho|\n}', says: undefined },
  { at: 'an unknown key', text: '{"x-mi|ne": 1}', says: undefined },
])('$at', ({ text, says }) => {
  const note = describeAt(questionIn('definition', text, values));
  const said = note?.lines.map((line) => line.text).join('\n');
  if (says === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(says);
});

it.each([
  { at: 'a template', inside: '"templateId": "Set|Header"', says: 'Set HTTP header' },
  {
    at: 'a setting',
    inside: '"parameters": {"x-ms-apimTemplateParameter.exists|Action": "skip"}, "templateId": "setheader"',
    says: 'If the header is there already',
  },
  {
    at: 'an expression',
    inside:
      '"templateId": "setheader", "parameters": {"x-ms-apimTemplateParameter.value": "Bearer @connectionPara|meters(\'key\')"}',
    says: 'There is no connection parameter “key”',
  },
])('of a policy, $at', ({ inside, says }) => {
  const note = describeAt(questionIn('properties', `{"properties": {"policyTemplateInstances": [{${inside}}]}}`));
  expect(note?.lines.map((line) => line.text).join('\n')).toContain(says);
});
