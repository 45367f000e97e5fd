import { render, screen } from '@testing-library/svelte';
import type { Connector } from '#core/document/connector.ts';
import { AppState } from '#state/AppState.svelte.ts';
import type { ConnectorTab } from '#state/Router.svelte.ts';
import { ConnectorStore } from '#storage/connector-store.ts';
import App from '#ui/App.svelte';

/** The whole page at one tab of a connector that is new in the library. */
export async function openStudio(connector: Connector, tab: ConnectorTab, place = ''): Promise<AppState> {
  await new ConnectorStore().eraseAll();
  history.replaceState(null, '', '#/');
  const app = new AppState();
  await app.start();
  const id = await app.library.create(connector);
  app.router.replace({ kind: 'connector', id: id ?? '', tab, place });
  render(App, { app });
  await screen.findByRole('tablist', { name: 'Connector' });
  return app;
}

/** The id of the connector that the page shows, which need not be the only one in the library. */
export function shownId({ router: { route } }: AppState): string {
  if (route.kind !== 'connector') throw new Error('The page shows no connector');
  return route.id;
}
