import type { Arbitrary } from 'fast-check';
import { countCurl } from '../accounting/count-curl.ts';
import { countHar } from '../accounting/count-har.ts';
import { countOpenApi3 } from '../accounting/count-openapi3.ts';
import { countPostman1, countPostman2 } from '../accounting/count-postman.ts';
import { countSwagger2 } from '../accounting/count-swagger2.ts';
import type { Part } from '../accounting/part.ts';
import { curl } from './curl.ts';
import { har } from './har.ts';
import { openapi2 } from './openapi2.ts';
import { openapi3 } from './openapi3.ts';
import { postman1, postman20, postman21 } from './postman.ts';

export interface Subject {
  readonly name: string;
  readonly texts: Arbitrary<string>;
  readonly count: (text: string) => readonly Part[];
  /** False where the text comes through as it is. */
  readonly isConverted: boolean;
}

const asText = (values: Arbitrary<unknown>): Arbitrary<string> => values.map((value) => JSON.stringify(value));
const ofJson =
  (count: (value: unknown) => readonly Part[]) =>
  (text: string): readonly Part[] =>
    count(JSON.parse(text));

export const subjects: readonly Subject[] = [
  { name: 'OpenAPI 2.0', texts: asText(openapi2), count: ofJson(countSwagger2), isConverted: false },
  { name: 'OpenAPI 3', texts: asText(openapi3), count: ofJson(countOpenApi3), isConverted: true },
  { name: 'Postman V1', texts: asText(postman1), count: ofJson(countPostman1), isConverted: true },
  { name: 'Postman V2.0', texts: asText(postman20), count: ofJson(countPostman2), isConverted: true },
  { name: 'Postman V2.1', texts: asText(postman21), count: ofJson(countPostman2), isConverted: true },
  { name: 'HAR', texts: asText(har), count: ofJson(countHar), isConverted: true },
  { name: 'cURL', texts: curl, count: countCurl, isConverted: true },
];
