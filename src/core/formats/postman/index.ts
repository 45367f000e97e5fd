import type { InputFormat } from '../format.ts';
import { convert } from './convert.ts';
import { detect } from './detect.ts';

/** Postman collections V1, V2.0 and V2.1, bare or as Postman's API wraps them, with environments beside them. */
export const postman: InputFormat = { ids: ['postman-1', 'postman-2.0', 'postman-2.1'], detect, convert };
