import { readImage } from '../../icon/check-icon.ts';
import type { Rule } from '../rule.ts';

/** Source: domain notes ICO-01, 1.5. */
export const iconFormat: Rule = {
  id: 'icon-format',
  severity: 'warning',
  why: 'The service takes PNG and JPEG images.',
  source: 'Connector documentation, icon',
  notes: ['ICO-01'],
  *check({ connector: { icon } }) {
    if (!icon || readImage(icon.bytes)) return;
    yield { pointer: '/icon', message: 'The icon is no PNG or JPEG image. Choose another file on the General tab.' };
  },
};
