import { textOf } from '../../security/members.ts';
import { pointerTo } from '../../security/parameter-place.ts';
import { redirectModes } from '../../security/security.ts';
import type { Rule } from '../rule.ts';
import { oauthSitesIn } from '../walk/connection-parameters.ts';

/** Source: domain notes, 3.4. */
export const oauthRedirectMode: Rule = {
  id: 'oauth-redirect-mode',
  severity: 'warning',
  why: 'The service knows these ways to send people back after they signed in, and no others.',
  source: 'Connector documentation, OAuth 2.0',
  notes: ['AP-04'],
  *check(document) {
    const known = [...redirectModes, 'Direct'];
    for (const { settings, settingsPointer } of oauthSitesIn(document)) {
      const mode = textOf(settings, 'redirectMode');
      if (mode === undefined || known.some((one) => one.toLowerCase() === mode.toLowerCase())) continue;
      yield {
        pointer: pointerTo(settings, settingsPointer, 'redirectMode'),
        message: `"${mode}" is no redirect mode. Choose "Global" or "GlobalPerConnector" on the Security tab.`,
      };
    }
  },
};
