import type { Component } from 'svelte';
import type { ConnectorTab } from '#state/Router.svelte.ts';
import type { Workspace } from '#state/Workspace.svelte.ts';

/** What every tab is given. */
export interface TabProps {
  readonly workspace: Workspace;
  /** What is chosen in the tab, from the address; '' for nothing. */
  readonly place: string;
}

interface TabEntry {
  readonly label: string;
  readonly load: () => Promise<{ readonly default: Component<TabProps> }>;
}

/** In the order of the wizard that makers know. Each loads when it is first opened. */
export const tabComponents: Readonly<Record<ConnectorTab, TabEntry>> = {
  general: { label: 'General', load: () => import('../../tabs/general/GeneralTab.svelte') },
  security: { label: 'Security', load: () => import('../../tabs/security/SecurityTab.svelte') },
  definition: { label: 'Definition', load: () => import('../../tabs/definition/DefinitionTab.svelte') },
  code: { label: 'Code', load: () => import('../../tabs/code/CodeTab.svelte') },
  test: { label: 'Test', load: () => import('../../tabs/test/TestTab.svelte') },
  share: { label: 'Share', load: () => import('../../tabs/share/ShareTab.svelte') },
};
