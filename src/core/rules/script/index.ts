import { scriptOperationsNeedScript } from './script-operations-need-script.ts';
import { scriptOperationExists } from './script-operation-exists.ts';
import { scriptOperationRepeated } from './script-operation-repeated.ts';
import { scriptClass } from './script-class.ts';
import { scriptSize } from './script-size.ts';
import { scriptNamespaces } from './script-namespaces.ts';
import { scriptHttpClient } from './script-http-client.ts';
import { scriptGateway } from './script-gateway.ts';
import { scriptSecret } from './script-secret.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const scriptRules: readonly Rule[] = [
  scriptOperationsNeedScript,
  scriptOperationExists,
  scriptOperationRepeated,
  scriptClass,
  scriptSize,
  scriptNamespaces,
  scriptHttpClient,
  scriptGateway,
  scriptSecret,
];
