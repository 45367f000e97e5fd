import { responsePresent } from './response-present.ts';
import { responseStatus } from './response-status.ts';
import { responseDescription } from './response-description.ts';
import { responseHeaderUnique } from './response-header-unique.ts';
import { responseExampleProduced } from './response-example-produced.ts';
import { responseSuccessPresent } from './response-success-present.ts';
import { responseDefaultAsSuccess } from './response-default-as-success.ts';
import { responseSchemaPlace } from './response-schema-place.ts';
import { responseSchemaEmpty } from './response-schema-empty.ts';
import { responseSchemaPresent } from './response-schema-present.ts';
import { responseDefaultSchema } from './response-default-schema.ts';
import { responseOneSchema } from './response-one-schema.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const responsesRules: readonly Rule[] = [
  responsePresent,
  responseStatus,
  responseDescription,
  responseHeaderUnique,
  responseExampleProduced,
  responseSuccessPresent,
  responseDefaultAsSuccess,
  responseSchemaPlace,
  responseSchemaEmpty,
  responseSchemaPresent,
  responseDefaultSchema,
  responseOneSchema,
];
