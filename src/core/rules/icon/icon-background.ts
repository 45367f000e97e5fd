import { readPixels } from '../../icon/read-pixels.ts';
import type { Rule } from '../rule.ts';
import { isText, settingsOf } from '../walk/parts.ts';

/** The eye does not see less than this, of 255. */
const tolerance = 6;

/** A see-through icon is left to icon-opaque. Source: domain notes ICO-01, 1.5. */
export const iconBackground: Rule = {
  id: 'icon-background',
  severity: 'warning',
  profile: 'certification',
  why: 'The icon is shown on the background colour, and must not stand out from it as a square.',
  source: 'Certification guidelines, icon',
  notes: ['ICO-01', 'AP-02'],
  *check(document) {
    const { icon } = document.connector;
    const color = settingsOf(document)?.['iconBrandColor'];
    if (!icon || !isText(color) || !/^#[0-9a-f]{6}$/i.test(color)) return;
    const pixels = readPixels(icon.bytes);
    if (!pixels || pixels.isTransparent) return;
    const wanted = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    const other = pixels.corners.find((corner) =>
      corner.some((one, at) => Math.abs(one - (wanted[at] ?? 0)) > tolerance),
    );
    if (!other) return;
    const shown = `#${other.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    yield {
      pointer: '/icon',
      message: `The edge of the icon is ${shown}, but the background colour is ${color}. Make them the same.`,
    };
  },
};
