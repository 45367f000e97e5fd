const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** One step of the way from the page down to what has the focus. */
interface Step {
  readonly parent: Element;
  readonly child: Element;
  /** Where the child stands among its siblings. */
  readonly at: number;
}

/**
 * Keeps the focus near when what has it is taken out of the page: a deleted row gives it to the same control of the next
 * one, anything else to what stands nearest. Without this it would go to the page's start, and who works with the
 * keyboard or hears the page would begin again. Whoever moves the focus on purpose comes later and is not disturbed.
 *
 * @returns what stops it.
 */
export function keepFocus(page: HTMLElement): () => void {
  let focused: Element | undefined;
  let way: readonly Step[] = [];

  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    focused = target;
    way = wayTo(target, page);
  };
  const observer = new MutationObserver(() => {
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    const lost = focused;
    focused = undefined;
    nearest(lost, way)?.focus();
  });

  page.addEventListener('focusin', remember);
  observer.observe(page, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

/**
 * Remembers what has the focus now, for when it is to be given back.
 *
 * @returns what gives it back: to the same element, or to what stands nearest to where that was.
 */
export function rememberFocus(): () => void {
  const before = document.activeElement;
  if (!(before instanceof HTMLElement) || before === document.body) return () => undefined;
  const way = wayTo(before, document.body);
  return () => (before.isConnected ? before : nearest(before, way))?.focus();
}

/** From the inside out. */
function wayTo(target: Element, page: Element): readonly Step[] {
  const steps: Step[] = [];
  let child = target;
  while (child !== page) {
    const parent = child.parentElement;
    if (!parent) return steps;
    steps.push({ parent, child, at: [...parent.children].indexOf(child) });
    child = parent;
  }
  return steps;
}

function nearest(lost: Element, way: readonly Step[]): HTMLElement | undefined {
  const main = document.querySelector<HTMLElement>('#main') ?? undefined;
  for (const { parent, child, at } of way) {
    if (!parent.isConnected) continue;
    // What is left of a whole screen is a new screen, which is read from its start.
    if (!main || parent.contains(main)) break;
    const wanted = Math.max(0, controlsOf(child).indexOf(lost as HTMLElement));
    const found = [parent.children[at], parent.children[at - 1]]
      .map((sibling) => (sibling ? (controlsOf(sibling)[wanted] ?? controlsOf(sibling)[0]) : undefined))
      .find((control) => control !== undefined);
    const control = found ?? controlsOf(parent)[0];
    if (control) return control;
  }
  return main;
}

function controlsOf(element: Element): readonly HTMLElement[] {
  const inside = [...element.querySelectorAll<HTMLElement>(focusable)];
  return element instanceof HTMLElement && element.matches(focusable) ? [element, ...inside] : inside;
}
