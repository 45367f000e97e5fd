import type { Method } from '#core/definition/openapi2.ts';

/** In the order of the wizard. */
const verbs: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

export const verbOptions = verbs.map((value) => ({ value, label: value.toUpperCase() }));
