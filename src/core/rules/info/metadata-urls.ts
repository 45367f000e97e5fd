import type { Rule } from '../rule.ts';
import { metadataIn } from '../walk/metadata.ts';
import { completedUrl, isUrl } from '../words/urls.ts';

/** Empty ones: metadata-complete. Source: domain notes INFO-10. */
export const metadataUrls: Rule = {
  id: 'metadata-urls',
  severity: 'warning',
  profile: 'certification',
  why: 'The website and the privacy policy are links on the page of the connector.',
  source: 'Guidelines for certification',
  notes: ['INFO-10'],
  *check(document) {
    for (const { kind, value, pointer } of metadataIn(document)) {
      if ((kind !== 'Website' && kind !== 'Privacy policy') || value.trim() === '' || isUrl(value)) continue;
      const at = `${pointer}/propertyValue`;
      const whole = completedUrl(value);
      yield {
        pointer: at,
        message: `"${value.slice(0, 80)}" is no address of a page. Write ${whole === undefined ? 'one that starts with "https://"' : `"${whole}"`}.`,
        ...(whole !== undefined && {
          fix: { title: 'Start it with “https://”', edits: () => [{ kind: 'set', pointer: at, value: whole }] },
        }),
      };
    }
  },
};
