/** A definition whose paths take about so many bytes. */
export function largeDefinition(bytes) {
  const paths = {};
  const definitions = {};
  for (let i = 0; JSON.stringify(paths).length < bytes; i += 100) {
    for (let j = i; j < i + 100; j += 1) {
      definitions[`Pet${j}`] = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } };
      paths[`/pets${j}/{id}`] = { get: operation(j) };
    }
  }
  return { swagger: '2.0', info: { title: 'Pets', version: '1.0' }, host: 'pets.example', paths, definitions };
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
