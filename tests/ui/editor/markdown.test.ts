import { expect, it } from 'vitest';
import { asMarkdown, codeBlock } from '#ui/editor/language/markdown.ts';

it('text of a file stays text', () => {
  expect(asMarkdown('![x](https://evil.example/a.png) <b>')).toBe(
    '\\!\\[x\\]\\(https://evil\\.example/a\\.png\\) \\<b\\>',
  );
});

it('a block of code is not ended by what is in it', () => {
  expect(codeBlock('"```"\n```\nout')).toBe('````json\n"```"\n```\nout\n````');
});
