import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import KeyValueRows from '#ui/components/KeyValueRows.svelte';
import Segmented from '#ui/components/Segmented.svelte';
import SelectField from '#ui/components/SelectField.svelte';
import TextField from '#ui/components/TextField.svelte';

const tooLong: Diagnostic = {
  code: 'rules/summary-length',
  severity: 'error',
  message: 'Shorten the summary.',
  pointer: '/definition/x',
  fix: { title: 'Cut it' },
};

it('a field is named by its label alone, and described by hint, count and findings', () => {
  render(TextField, {
    label: 'Summary',
    required: true,
    value: 'abcde',
    hint: 'A few words.',
    limit: 4,
    diagnostics: [tooLong],
  });
  const field = screen.getByRole('textbox', { name: 'Summary' });
  expect(field).toHaveAccessibleDescription('A few words. 5 of 4 Error: Shorten the summary.');
  expect(field).toBeInvalid();
  expect(field).toBeRequired();
});

it('a warning does not make a field invalid', () => {
  render(TextField, { label: 'Summary', value: '', diagnostics: [{ ...tooLong, severity: 'warning' }] });
  expect(screen.getByRole('textbox')).toBeValid();
});

it('tells each edit and counts it', async () => {
  const onedit = vi.fn();
  render(TextField, { label: 'Title', value: 'Pet', limit: 30, onedit });
  await userEvent.type(screen.getByLabelText('Title'), 's!');
  expect(onedit.mock.calls).toEqual([['Pets'], ['Pets!']]);
  expect(screen.getByText('5 of 30')).toBeVisible();
});

it('shows the value it is given, also when that differs from what was typed', async () => {
  const { rerender } = render(TextField, { label: 'Host', value: 'a' });
  await userEvent.type(screen.getByLabelText('Host'), 'b');
  await rerender({ label: 'Host', value: 'other' });
  expect(screen.getByLabelText('Host')).toHaveValue('other');
});

it('offers a fix only where somebody applies it', async () => {
  const onfix = vi.fn();
  const { unmount } = render(TextField, { label: 'Summary', value: '', diagnostics: [tooLong], onfix });
  await userEvent.click(screen.getByRole('button', { name: 'Cut it' }));
  expect(onfix).toHaveBeenCalledWith(tooLong);
  unmount();
  render(TextField, { label: 'Summary', value: '', diagnostics: [tooLong] });
  expect(screen.queryByRole('button')).toBeNull();
});

it('a select tells the chosen value', async () => {
  const onedit = vi.fn();
  const options = [
    { value: 'query', label: 'Query' },
    { value: 'header', label: 'Header' },
  ];
  render(SelectField, { label: 'In', value: 'query', options, onedit });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'In' }), 'Header');
  expect(onedit).toHaveBeenCalledWith('header');
});

it('segments are a radio group that arrow keys walk', async () => {
  const onedit = vi.fn();
  const options = ['None', 'Important', 'Advanced'].map((label) => ({ value: label.toLowerCase(), label }));
  render(Segmented, { label: 'Visibility', value: 'none', options, onedit });
  expect(screen.getByRole('radiogroup', { name: 'Visibility' })).toBeVisible();
  expect(screen.getByRole('radio', { name: 'None' })).toBeChecked();
  screen.getByRole('radio', { name: 'None' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onedit).toHaveBeenLastCalledWith('important');
});

it('rows are added, changed and removed by place', async () => {
  const onedit = vi.fn();
  const rows = [
    { name: 'Accept', value: 'a' },
    { name: 'X-Trace', value: 'b' },
  ];
  render(KeyValueRows, { label: 'Headers', rows, onedit, one: 'header' });
  await userEvent.click(screen.getByRole('button', { name: 'Remove header 1' }));
  expect(onedit).toHaveBeenLastCalledWith([rows[1]]);
  await userEvent.type(screen.getByLabelText('Value 2'), 'c');
  expect(onedit).toHaveBeenLastCalledWith([rows[0], { name: 'X-Trace', value: 'bc' }]);
  await userEvent.click(screen.getByRole('button', { name: 'Add header' }));
  expect(onedit).toHaveBeenLastCalledWith([...rows, { name: '', value: '' }]);
});
