import type { InputFormat } from '../format.ts';
import { convert } from './convert.ts';
import { detect } from './detect.ts';

/** OpenAPI 3.0, 3.1 and 3.2 (read as 3.1), JSON or YAML, converted to OpenAPI 2.0. */
export const openapi3: InputFormat = { ids: ['openapi-3.0', 'openapi-3.1'], detect, convert };
