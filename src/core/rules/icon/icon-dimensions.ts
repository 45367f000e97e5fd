import { readImage } from '../../icon/check-icon.ts';
import type { Rule } from '../rule.ts';

/** Source: domain notes ICO-01, 1.5. */
export const iconDimensions: Rule = {
  id: 'icon-dimensions',
  severity: 'warning',
  profile: 'certification',
  why: 'All connectors are shown in squares of the same size.',
  source: 'Certification guidelines, icon',
  notes: ['ICO-01'],
  *check({ connector: { icon } }) {
    const image = icon && readImage(icon.bytes);
    if (!image) return;
    const { width, height } = image;
    if (width !== height)
      yield {
        pointer: '/icon',
        message: `The icon is ${width} by ${height} pixels, and has to be square. Cut it on the General tab.`,
      };
    else if (width < 100 || width > 230)
      yield {
        pointer: '/icon',
        message: `The icon is ${width} by ${height} pixels, and certification asks for 100 to 230. Change its size on the General tab.`,
      };
  },
};
