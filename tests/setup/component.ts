import '@testing-library/jest-dom/vitest';

// jsdom knows <dialog> but cannot show one; what the browser adds, the top layer, is tested in a browser.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
