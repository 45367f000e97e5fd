/** The main action of a view inside a dialog, whose buttons stand outside it. */
export interface FitStep {
  readonly label: string;
  readonly run: () => void;
}

/** Puts the focus on what a view begins with, since what had it went with the view before. */
export function begin(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}
