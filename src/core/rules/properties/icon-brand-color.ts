import type { Edit } from '../../document/patch.ts';
import type { Rule } from '../rule.ts';
import { settingsOf } from '../walk/parts.ts';

const pointer = '/properties/properties/iconBrandColor';

/** Source: domain notes AP-02, 1.2. */
export const iconBrandColor: Rule = {
  id: 'icon-brand-color',
  severity: 'error',
  why: 'The service paints the icon on this colour and refuses files without one.',
  source: 'apiProperties schema',
  notes: ['AP-02'],
  *check(document) {
    const settings = settingsOf(document);
    if (!settings) return;
    const { iconBrandColor: color } = settings;
    if (typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)) return;
    if (color === undefined)
      yield { pointer, message: 'The icon background colour is missing. Choose one, such as "#007ee5".' };
    else {
      const meant = colorMeant(color);
      const edits = (): readonly Edit[] => [{ kind: 'set', pointer, value: meant }];
      yield {
        pointer,
        message: 'The icon background colour must be "#" and six digits from 0 to f, such as "#007ee5".',
        ...(meant !== undefined && { fix: { title: 'Write the colour as #rrggbb', edits } }),
      };
    }
  },
};

/** `#ffcc00` of `fc0`, `FFCC00` or `#ffcc00ff`; undefined for what is no colour. */
function colorMeant(written: unknown): string | undefined {
  if (typeof written !== 'string' || written.length > 40) return undefined;
  const digits = written.trim().replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${digits.replace(/./g, (digit) => digit + digit)}`;
  return /^[0-9a-f]{6}(?:ff)?$/.test(digits) ? `#${digits.slice(0, 6)}` : undefined;
}
