import { connectorFiles } from './connector-files/index.ts';
import { curl } from './curl/index.ts';
import type { InputFormat } from './format.ts';
import { har } from './har/index.ts';
import { openapi3 } from './openapi3/index.ts';
import { postman } from './postman/index.ts';
import { swagger2 } from './swagger2/index.ts';

/** Every input format, in the order in which they are asked: a connector's files hold an OpenAPI 2.0 file too. */
export const inputFormats: readonly InputFormat[] = [connectorFiles, swagger2, openapi3, postman, har, curl];
