import { renameParameter } from '../../security/parameter-uses.ts';
import type { Rule } from '../rule.ts';
import { oauthSitesIn } from '../walk/connection-parameters.ts';

/** Source: domain notes AP-04, 1.8. */
export const oauthParameterName: Rule = {
  id: 'oauth-parameter-name',
  severity: 'error',
  why: 'The tools that create a connector put the client secret into the parameter "token", and fail where there is none.',
  source: 'paconn, its source',
  notes: ['AP-04'],
  *check(document) {
    for (const { name, pointer, place } of oauthSitesIn(document)) {
      if (name === 'token') continue;
      // Claims of it, such as `login:region`, would have to follow.
      const isFree =
        !Object.hasOwn(place.parameters, 'token') &&
        !Object.keys(place.parameters).some((other) => other.startsWith(`${name}:`));
      const edits = () => renameParameter(document.properties.value, place, name, 'token').edits;
      yield {
        pointer,
        message: `The OAuth parameter is called "${name}", and has to be called "token". Rename it.`,
        ...(isFree && { fix: { title: 'Call it “token”', edits } }),
      };
    }
  },
};
