import type { Rule } from '../rule.ts';
import { settingsOf } from '../walk/parts.ts';

export const iconBrandColor: Rule = {
  id: 'icon-brand-color',
  severity: 'error',
  why: 'The service paints the icon on this colour and refuses files without one.',
  source: 'Connector documentation',
  notes: ['AP-02'],
  *check(document) {
    const settings = settingsOf(document);
    if (!settings) return;
    const { iconBrandColor: color } = settings;
    if (typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)) return;
    const pointer = '/properties/properties/iconBrandColor';
    if (color === undefined)
      yield { pointer, message: 'The icon background colour is missing. Choose one, such as "#007ee5".' };
    else
      yield {
        pointer,
        message: 'The icon background colour must be "#" and six digits from 0 to f, such as "#007ee5".',
      };
  },
};
