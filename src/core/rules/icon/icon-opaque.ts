import { readPixels } from '../../icon/read-pixels.ts';
import type { Rule } from '../rule.ts';

/** Source: domain notes ICO-01, 1.5. */
export const iconOpaque: Rule = {
  id: 'icon-opaque',
  severity: 'warning',
  profile: 'certification',
  why: 'Behind the icon there may be any colour.',
  source: 'Certification guidelines, icon',
  notes: ['ICO-01'],
  *check({ connector: { icon } }) {
    if (!icon || readPixels(icon.bytes)?.isTransparent !== true) return;
    yield {
      pointer: '/icon',
      message: 'The icon has see-through parts, and certification asks for none. Put it on its background colour.',
    };
  },
};
