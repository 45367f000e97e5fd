import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFocus, rememberFocus } from '#ui/keep-focus.ts';

let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = `
    <main id="main" tabindex="-1">
      <ul>
        <li><a href="#a">A</a><button id="delete-a">x</button></li>
        <li><a href="#b">B</a><button id="delete-b">x</button></li>
        <li><a href="#c">C</a><button id="delete-c">x</button></li>
      </ul>
      <section><select id="connection"></select><p><button id="enter">Enter</button></p></section>
    </main>`;
  stop = keepFocus(document.body);
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
});

const get = (id: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(`#${id}`);
  if (!element) throw new Error(`There is no ${id}`);
  return element;
};

it.each([
  { removed: 'a row', focused: 'delete-b', remove: () => get('delete-b').closest('li'), to: 'delete-c' },
  { removed: 'the last row', focused: 'delete-c', remove: () => get('delete-c').closest('li'), to: 'delete-b' },
  { removed: 'a notice with its button', focused: 'enter', remove: () => get('enter').closest('p'), to: 'connection' },
  { removed: 'the whole list', focused: 'delete-a', remove: () => document.querySelector('ul'), to: 'main' },
])('when $removed goes, the focus stays near', async ({ focused, remove, to }) => {
  get(focused).focus();
  remove()?.remove();
  await expect.poll(() => document.activeElement?.id).toBe(to);
});

it('leaves a new screen to itself', async () => {
  get('delete-a').focus();
  get('main').remove();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(document.activeElement).toBe(document.body);
});

it('leaves a focus alone that was moved on purpose', async () => {
  get('delete-a').focus();
  get('delete-a').closest('li')?.remove();
  get('connection').focus();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(document.activeElement).toBe(get('connection'));
});

it('does not take a focus that was nowhere', async () => {
  document.querySelector('li')?.remove();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(document.activeElement).toBe(document.body);
});

it('gives the focus back to what stands nearest to where it was', () => {
  get('enter').focus();
  const giveBack = rememberFocus();
  get('delete-a').focus();
  get('enter').closest('p')?.remove();
  giveBack();
  expect(document.activeElement).toBe(get('connection'));
});
