import { faultOfAddress } from '../../security/field-faults.ts';
import { recordOf, textOf } from '../../security/members.ts';
import { pointerTo } from '../../security/parameter-place.ts';
import type { Rule } from '../rule.ts';
import { oauthSitesIn } from '../walk/connection-parameters.ts';

/** Placeholders and environment variables may stand anywhere. Source: domain notes, 3.4 and 3.6. */
export const oauthAddressFormat: Rule = {
  id: 'oauth-address-format',
  severity: 'warning',
  why: 'People are sent to these addresses, and secrets go there.',
  source: 'Connector documentation, OAuth 2.0',
  notes: ['AP-04'],
  *check(document) {
    for (const { settings, settingsPointer } of oauthSitesIn(document)) {
      for (const name of Object.keys(recordOf(settings, 'customParameters'))) {
        if (!/(?:Url|UrlTemplate)$/i.test(name)) continue;
        const fault = faultOfAddress(textOf(settings, 'customParameters', name, 'value') ?? '');
        if (fault === undefined) continue;
        yield { pointer: pointerTo(settings, settingsPointer, 'customParameters', name, 'value'), message: fault };
      }
    }
  },
};
