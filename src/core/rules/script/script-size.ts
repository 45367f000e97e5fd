import { countUtf8Bytes } from '../../limits/weigh-text.ts';
import type { Rule } from '../rule.ts';

/** Source: domain notes SCR-01, 7.1. */
export const scriptSize: Rule = {
  id: 'script-size',
  severity: 'error',
  why: 'The service takes code of up to 1 MB.',
  source: 'Connector documentation, custom code',
  notes: ['SCR-01'],
  *check(document) {
    const { script } = document.connector;
    // No sign takes more than three bytes for each of its units.
    if (script === undefined || script.length * 3 <= most || countUtf8Bytes(script) <= most) return;
    yield { pointer: '/script', message: 'The code is larger than 1 MB, and the service refuses it. Make it shorter.' };
  },
};

const most = 1_048_576;
