import { responsePresent } from './response-present.ts';
import { responseStatus } from './response-status.ts';
import { responseDescription } from './response-description.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const responsesRules: readonly Rule[] = [responsePresent, responseStatus, responseDescription];
