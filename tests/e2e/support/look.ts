import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** What each screen is looked at in. */
export const themes = ['light', 'dark'] as const;
export const widths = [1440, 768, 320] as const;

/** Looks at what is shown: what axe finds in it, and whether the page is wider than its window. */
export async function check(page: Page, screen: string): Promise<void> {
  // A colour halfway through a transition is nobody's choice.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  );
  // `legacy` as there are no frames to look into: without it each look opens a page of its own.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const found = violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}, ${nodes.length} times, first at ${first?.target.join(' ')}: ${first?.failureSummary}`;
  });
  expect.soft(found, `${screen}: found by axe`).toEqual([]);
  await checkWidth(page, screen);
}

async function checkWidth(page: Page, screen: string): Promise<void> {
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overhang, `${screen}: pixels by which the page is wider than its window`).toBeLessThanOrEqual(0);
}

/**
 * Looks at what is shown in each theme and width, without coming there again. Colours are of the theme and places of the
 * width: axe, which takes a while, looks at the widest in light and at the narrowest in dark.
 */
export async function checkAll(page: Page, screen: string): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const isForAxe = width === (colorScheme === 'light' ? 1440 : 320);
      await (isForAxe ? check : checkWidth)(page, `${screen}, ${colorScheme}, ${width} pixels wide`);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
