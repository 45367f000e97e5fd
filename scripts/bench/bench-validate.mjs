import { middleOf, time } from './measure.mjs';

/** All rules over a definition of about 1 MB, of our own making. */
export function benchValidate(core) {
  const paths = {};
  const definitions = {};
  for (let i = 0; JSON.stringify(paths).length < 1_000_000; i += 100) {
    for (let j = i; j < i + 100; j += 1) {
      definitions[`Pet${j}`] = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } };
      paths[`/pets${j}/{id}`] = { get: operation(j) };
    }
  }
  const document = {
    swagger: '2.0',
    info: { title: 'Pets', version: '1.0' },
    host: 'pets.example',
    paths,
    definitions,
  };
  const connector = { definition: JSON.stringify(document, null, 2), properties: '{ "properties": {} }' };
  const times = Array.from({ length: 5 }, () => time(() => core.validateConnector(connector)));
  const mb = (connector.definition.length / 1e6).toFixed(1);
  console.log(
    `Validate ${mb} MB, ${Object.keys(paths).length} operations: ${middleOf(times).toFixed(0)} ms (budget 250 ms for 1 MB)`,
  );
}

function operation(number) {
  return {
    operationId: `GetPet${number}`,
    summary: `Get pet ${number}`,
    description: `Gets pet ${number} by its id.`,
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Pet ID' }],
    responses: { 200: { description: 'The pet', schema: { $ref: `#/definitions/Pet${number}` } } },
  };
}
