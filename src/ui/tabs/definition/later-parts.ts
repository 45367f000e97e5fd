import { Lazy } from '../../components/lazy.svelte.ts';

/** Parts of the tab that are not in its first chunk, those that are wanted soonest first. */
export const dynamicForm = new Lazy(() => import('./dynamic/DynamicForm.svelte'));
export const importRequest = new Lazy(() => import('./samples/ImportRequestDialog.svelte'));
export const importResponse = new Lazy(() => import('./samples/ImportResponseDialog.svelte'));
export const policyForm = new Lazy(() => import('./policies/PolicyForm.svelte'));
export const newPolicy = new Lazy(() => import('./policies/NewPolicyDialog.svelte'));

export const laterParts = [dynamicForm, importRequest, importResponse, policyForm, newPolicy] as const;
