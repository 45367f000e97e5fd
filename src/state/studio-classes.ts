/** What the studio stands on, in one piece that is loaded when the first connector is opened: the library needs none of it. */
export { History } from './History.svelte.ts';
export { Workspace } from './Workspace.svelte.ts';
