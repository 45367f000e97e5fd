import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { beforeEach } from 'vitest';
import { downloads, takeDownloads } from './downloads.ts';

// Screens load when they are first shown, and on a machine that has never transformed them that takes a while.
configure({ asyncUtilTimeout: 30_000 });

// jsdom knows <dialog> but cannot show one; what the browser adds, the top layer, is tested in a browser.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

// jsdom lays nothing out, so there is nowhere to scroll to.
Element.prototype.scrollIntoView ??= () => undefined;

takeDownloads();
beforeEach(() => void downloads.splice(0));
