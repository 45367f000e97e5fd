/** The main action of a view inside a dialog, whose buttons stand outside it. */
export interface FitStep {
  readonly label: string;
  readonly run: () => void;
}

/** Goes to where a view begins: the focus and the place that was scrolled to were of the view before. */
export function begin(element: HTMLElement): void {
  const scrolled = element.closest('[data-scroll]');
  if (scrolled) scrolled.scrollTop = 0;
  element.focus({ preventScroll: true });
}
