import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, onTestFinished } from 'vitest';
import { licences } from 'virtual:licences';
import Licences from '#ui/routes/settings/Licences.svelte';

/** As nothing is built here, it is empty. */
const built = licences as (typeof licences)[number][];
const user = userEvent.setup();
const summary = 'Software of others in it, and its licences';

it('names what is in the build, with the words of each licence', async () => {
  built.push(
    { name: 'parcels', version: '1.2.3', licence: 'MIT', text: 'Copyright (c) 2020 Parcel Desk' },
    { name: 'letters', version: '4.5.6', licence: 'ISC', text: 'Copyright (c) 2021 Letters' },
  );
  onTestFinished(() => void built.splice(0));
  render(Licences);
  expect(screen.queryByText('parcels')).toBeNull();
  await user.click(screen.getByText(summary));
  const [first, second] = await screen.findAllByRole('listitem');
  if (!first || !second) throw new Error('There are not two of them.');
  expect(first).toHaveTextContent('parcels 1.2.3 MIT');
  expect(second).toHaveTextContent('letters 4.5.6 ISC');
  const text = within(first).getByText('Copyright (c) 2020 Parcel Desk');
  expect(text).not.toBeVisible();
  await user.click(within(first).getByText('parcels'));
  expect(text).toBeVisible();
});

it('says why there is none where nothing was built', async () => {
  render(Licences);
  await user.click(screen.getByText(summary));
  expect(await screen.findByText('The list is made when the page is built.')).toBeVisible();
});
