import { readImage } from '../../icon/check-icon.ts';
import type { Rule } from '../rule.ts';

/** Source: domain notes ICO-01, 1.5. */
export const iconPng: Rule = {
  id: 'icon-png',
  severity: 'warning',
  profile: 'certification',
  why: 'The files of a published connector have a PNG called icon.png.',
  source: 'Certification guidelines, icon',
  notes: ['ICO-01'],
  *check({ connector: { icon } }) {
    if (!icon || readImage(icon.bytes)?.mediaType !== 'image/jpeg') return;
    yield { pointer: '/icon', message: 'The icon is a JPEG image, and certification asks for PNG. Save it as PNG.' };
  },
};
