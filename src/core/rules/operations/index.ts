import { operationIdPresent } from './operation-id-present.ts';
import { operationIdUnique } from './operation-id-unique.ts';
import { operationIdAlike } from './operation-id-alike.ts';
import { summaryPresent } from './summary-present.ts';
import { summaryLength } from './summary-length.ts';
import { bodyOnGet } from './body-on-get.ts';
import { fileConsumes } from './file-consumes.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const operationsRules: readonly Rule[] = [
  operationIdPresent,
  operationIdUnique,
  operationIdAlike,
  summaryPresent,
  summaryLength,
  bodyOnGet,
  fileConsumes,
];
