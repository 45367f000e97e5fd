import { test as base, expect, type Page } from '@playwright/test';
import { startApi, type Api, type ApiRoutes } from './api.ts';

export { expect } from '@playwright/test';

interface Options {
  /** Complaints (console errors, uncaught errors, policy violations) that this test brings about on purpose. */
  allowedComplaints: readonly RegExp[];
}

interface Fixtures {
  /** What the browser complained about so far, in every page, frame and worker of the test. None is expected at its end. */
  complaints: string[];
  /** Starts an HTTP service on this computer that pages may call; closed when the test ends. */
  serveApi: (routes: ApiRoutes) => Promise<Api>;
}

/** Use this in place of Playwright's own `test`: a test fails when the browser complained about anything. */
export const test = base.extend<Options & Fixtures>({
  allowedComplaints: [[], { option: true }],

  complaints: [
    async ({ context, allowedComplaints }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
      await context.exposeBinding('reportViolation', (_source, violation: string) => {
        complaints.push(`policy: ${violation}`);
      });
      await context.addInitScript(() => {
        const { reportViolation } = window as unknown as { reportViolation: (violation: string) => void };
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
          reportViolation(`${effectiveDirective} refused ${blockedURI}`);
        });
      });
      await use(complaints);
      expect(complaints.filter((complaint) => !allowedComplaints.some((allowed) => allowed.test(complaint)))).toEqual(
        [],
      );
    },
    { auto: true },
  ],

  serveApi: async ({}, use) => {
    const started: Api[] = [];
    await use(async (routes) => {
      const api = await startApi(routes);
      started.push(api);
      return api;
    });
    await Promise.all(started.map((api) => api.close()));
  },
});

/** Opens the app at a place, e.g. `#/import`, and waits until it shows something. */
export async function openApp(page: Page, hash = '#/'): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator('#app')).not.toBeEmpty();
}
