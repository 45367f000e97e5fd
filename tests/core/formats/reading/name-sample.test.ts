import { expect, it } from 'vitest';
import { nameSample } from '#core/formats/reading/name-sample.ts';

const root = {
  paths: { '/me/player': { put: { parameters: [{ name: 'device', schema: { example: 'a' } }] }, parameters: [{ name: 'trace' }] } },
}; // prettier-ignore

it.each([
  ['/components/parameters/PathAlbumId/schema/example', 'the example of "PathAlbumId"'],
  ['/components/schemas/AlbumBase/properties/id/example', 'the example of "id" in "AlbumBase"'],
  ['/components/schemas/Config/properties/example/properties/default/default', 'the default of "default" in "Config"'],
  ['/components/examples/new-session/value/token', 'the example of "token" in "new-session"'],
  ['/components/examples/keys/value/0/key', 'the example of "key" in "keys"'],
  ['/components/responses/Session/content/application~1json/example/token', 'the example of "token" in "Session"'],
  ['/definitions/Pet/example/auth/client_secret', 'the example of "client_secret" in "Pet"'],
  ['/definitions/Pet/example', 'the example of "Pet"'],
  ['/paths/~1me~1player/put/parameters/0/schema/example', 'the example of "device" in PUT /me/player'],
  ['/paths/~1me~1player/parameters/0/default', 'the default of "trace" in /me/player'],
  ['/paths/~1me~1player/put/requestBody/content/application~1json/schema/example/device_ids/0', 'the example of "device_ids" in PUT /me/player'],
  ['/paths/~1me~1player/put/requestBody/content/application~1json/examples/one/value/token', 'the example of "token" in PUT /me/player'],
  ['/paths/~1me~1player/put/responses/200/examples/application~1json', 'the example of PUT /me/player'],
  ['/paths/~1me~1player/put/responses/200/headers/Set-Cookie/default', 'the default of "Set-Cookie" in PUT /me/player'],
  ['/paths/~1me~1player/put/description', 'the description of PUT /me/player'],
  ['/paths/~1me~1player/put/x-code-samples/0/source', 'the value of "source" in PUT /me/player'],
  ['/info/description', 'the description'],
  ['/x-auth/api_key', 'the value of "api_key"'],
  ['/externalDocs/url', 'the url'],
])('%s: %s', (pointer, words) => {
  expect(nameSample(root, pointer)).toBe(words);
}); // prettier-ignore
