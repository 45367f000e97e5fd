import { maxIconBytes } from '../../icon/check-icon.ts';
import type { Rule } from '../rule.ts';

/** Source: domain notes ICO-01, 1.5 and 7.1. */
export const iconSize: Rule = {
  id: 'icon-size',
  severity: 'warning',
  why: 'The service takes icons of less than 1 MB.',
  source: 'Connector documentation, icon',
  notes: ['ICO-01'],
  *check({ connector: { icon } }) {
    if (!icon || icon.bytes.length < maxIconBytes) return;
    yield {
      pointer: '/icon',
      message: 'The icon has 1 MB or more. Make the picture smaller: 230 by 230 pixels are enough.',
    };
  },
};
