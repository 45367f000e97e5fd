import { mount } from 'svelte';
import { askBeforeLeaving, isFramed, onPageHidden, onPageSeen } from '#platform/page.ts';
import { AppState } from '#state/AppState.svelte.ts';
import App from '#ui/App.svelte';
import '#ui/styles/tokens.css';
import '#ui/styles/base.css';

// Inside another page there is a sentence and nothing else.
if (!isFramed()) {
  const app = new AppState();
  onPageHidden(() => void app.flush());
  onPageSeen(() => void app.takeUp());
  askBeforeLeaving(() => app.holdsUnsaved);
  void app.start();

  const target = document.querySelector('#app');
  if (!target) throw new Error('index.html has no #app');
  mount(App, { target, props: { app } });
}
