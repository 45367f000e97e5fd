import { parcelDesk } from './support/parcel-desk.ts';
import { expect, openApp, test } from './support/test.ts';

// The file that is not there, and the worker that says so.
test.use({ allowedComplaints: [/^console: .*(?:Failed to load|ERR_FAILED|worker)|^uncaught: .*imported module/i] });

test('a worker that cannot be had is said in plain words, and the import goes on when it can', async ({ page }) => {
  await openApp(page, '#/import');
  const worker = /\/assets\/worker-[^/]*\.js$/;
  await page.context().route(worker, (route) => route.abort());
  const files = page.getByLabel('Choose files');
  await files.setInputFiles(parcelDesk('parcel-desk.swagger.json'));
  const notice = page.getByRole('main').getByRole('alert');
  await expect(notice).toContainText('A file of the page could not be loaded: perhaps you are offline');
  await expect(notice).not.toContainText(/TypeError|https?:|assets/);

  await page.context().unroute(worker);
  await files.setInputFiles(parcelDesk('parcel-desk.swagger.json'));
  await expect(page.getByRole('button', { name: 'Create connector' })).toBeVisible();
});
