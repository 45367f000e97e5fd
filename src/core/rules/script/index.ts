import { scriptOperationsNeedScript } from './script-operations-need-script.ts';
import { scriptOperationExists } from './script-operation-exists.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const scriptRules: readonly Rule[] = [scriptOperationsNeedScript, scriptOperationExists];
