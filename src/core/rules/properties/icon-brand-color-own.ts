import { defaultBrandColor } from '../../document/properties.ts';
import type { Rule } from '../rule.ts';
import { isText, settingsOf } from '../walk/parts.ts';

export const iconBrandColorOwn: Rule = {
  id: 'icon-brand-color-own',
  severity: 'warning',
  profile: 'certification',
  why: 'A published connector is recognised by a colour of its own.',
  source: 'Connector documentation',
  notes: ['AP-02'],
  *check(document) {
    const color = settingsOf(document)?.['iconBrandColor'];
    if (!isText(color)) return;
    const lower = color.toLowerCase();
    if (lower !== defaultBrandColor && lower !== '#ffffff') return;
    yield {
      pointer: '/properties/properties/iconBrandColor',
      message: `"${color}" is ${lower === '#ffffff' ? 'white' : 'the colour that everybody starts with'}. Choose a colour of your own.`,
    };
  },
};
