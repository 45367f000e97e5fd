import { describe, expect, it } from 'vitest';
import {
  changeChoices,
  choiceFault,
  choicesOf,
  freeChoice,
  hasOddChoices,
  readChoiceLines,
  withChoiceValue,
  type Choice,
} from '#core/definition/edits/choices.ts';
import { applyPatch } from '#core/document/patch.ts';

const choice = (value: unknown, text = String(value)): Choice => ({ value, text });

function after(holder: object, choices: readonly Choice[]): unknown {
  const patch = changeChoices('/definition', holder, choices, 'state');
  return JSON.parse(applyPatch({ definition: JSON.stringify(holder), properties: '{}' }, patch).connector.definition);
}

const named = { enum: [1, 2], 'x-ms-enum-values': [{ value: 1, displayName: 'One' }] };

describe('choices', () => {
  it.each([
    { name: 'none', holder: {}, choices: [] },
    { name: 'without texts', holder: { enum: ['a', 2] }, choices: [choice('a'), choice(2)] },
    { name: 'with texts', holder: named, choices: [choice(1, 'One'), choice(2)] },
    { name: 'no list', holder: { enum: 'a' }, choices: [] },
  ])('are read: $name', ({ holder, choices }) => expect(choicesOf(holder)).toEqual(choices));

  it.each([
    { name: 'values only', before: {}, choices: [choice('a'), choice('b')], written: { enum: ['a', 'b'] } },
    {
      name: 'the first text names all',
      before: { enum: [1, 2] },
      choices: [choice(1, 'One'), choice(2)],
      written: {
        enum: [1, 2],
        'x-ms-enum-values': [
          { value: 1, displayName: 'One' },
          { value: 2, displayName: '2' },
        ],
      },
    },
    {
      name: 'a text that says no more than the value goes',
      before: named,
      choices: [choice(1), choice(2)],
      written: { enum: [1, 2] },
    },
    {
      name: 'another choice leaves the entries alone',
      before: named,
      choices: [choice(1, 'One'), choice(3)],
      written: { enum: [1, 3], 'x-ms-enum-values': [{ value: 1, displayName: 'One' }] },
    },
    { name: 'none takes both out', before: named, choices: [], written: {} },
  ])('are written: $name', ({ before, choices, written }) => expect(after(before, choices)).toEqual(written));

  it('change only the item they are about', () => {
    const { edits } = changeChoices('/definition', named, [choice(1, 'First'), choice(2)], 'state');
    expect(edits).toEqual([
      { kind: 'set', pointer: '/definition/x-ms-enum-values/0', value: { value: 1, displayName: 'First' } },
    ]);
  });

  it.each([
    { name: 'plain', holder: { enum: ['a'] }, odd: false },
    { name: 'with texts', holder: named, odd: false },
    { name: 'no list', holder: { enum: 'a' }, odd: true },
    {
      name: 'a text of no choice',
      holder: { enum: [2], 'x-ms-enum-values': [{ value: 1, displayName: 'x' }] },
      odd: true,
    },
    {
      name: 'a text twice',
      holder: { ...named, 'x-ms-enum-values': [...named['x-ms-enum-values'], ...named['x-ms-enum-values']] },
      odd: true,
    },
    {
      name: 'more in an entry',
      holder: { enum: [1], 'x-ms-enum-values': [{ value: 1, displayName: 'x', description: 'y' }] },
      odd: true,
    },
  ])('that rows cannot say: $name', ({ holder, odd }) => expect(hasOddChoices(holder)).toBe(odd));

  it.each([
    { text: 'a\n\n b \r\na', type: 'string', choices: [choice('a'), choice('b')] },
    { text: '1\tOne\n2', type: 'integer', choices: [choice(1, 'One'), choice(2)] },
    { text: ' \n', type: 'string', choices: [] },
    { text: '1', type: 'array', choices: [choice('1')] },
  ])('from lines $text', ({ text, type, choices }) => {
    expect(readChoiceLines(text, type)).toEqual({ ok: true, choices });
  });

  it('from lines of another type say which one', () => {
    expect(readChoiceLines('1\nb', 'integer')).toEqual({ ok: false, message: expect.stringContaining('“b”') });
  });

  it('have faults, free values, and texts that follow', () => {
    const choices = [choice('a'), choice('b', 'Bee')];
    expect(choiceFault(choices, 0, 'b', 'string')).toMatch(/already/);
    expect(choiceFault(choices, 0, 'a', 'string')).toBeUndefined();
    expect(choiceFault(choices, 0, '', 'string')).toMatch(/Type a value/);
    expect(choiceFault([choice(1)], 0, 'x', 'integer')).toMatch(/whole number/);
    expect(freeChoice([choice('choice2')], 'string').value).toBe('choice3');
    expect(freeChoice([choice(2)], 'integer').value).toBe(3);
    expect(withChoiceValue(choice('a'), 'z').text).toBe('z');
    expect(withChoiceValue(choice('b', 'Bee'), 'z').text).toBe('Bee');
  });
});
