import { defaultBrandColor } from '../../document/properties.ts';
import type { Rule } from '../rule.ts';
import { isText, settingsOf } from '../walk/parts.ts';

/** That independent publishers have to take #da3b01 is left out: who publishes stands in no file. Source: domain notes AP-02, 1.2. */
export const iconBrandColorOwn: Rule = {
  id: 'icon-brand-color-own',
  severity: 'warning',
  profile: 'certification',
  why: 'A published connector is recognised by a colour of its own.',
  source: 'Certification guidelines, icon',
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
