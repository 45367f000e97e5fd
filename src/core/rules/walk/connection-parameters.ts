import { isRecord } from '../../definition/operations.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import { memberOf, textOf } from '../../security/members.ts';
import { parameterPlaces, pointerTo, type ParameterPlace } from '../../security/parameter-place.ts';
import { isOfType } from '../../security/read-security.ts';
import { perDocument, propertiesFileOf, type Members } from './parts.ts';

/** A connection parameter: of the connector, or of one of several ways to sign in. */
export interface ParameterSite {
  readonly name: string;
  readonly value: Members;
  readonly pointer: JsonPointer;
  readonly place: ParameterPlace;
}

/** All connection parameters in the order of the text. */
export const connectionParametersIn = perDocument<readonly ParameterSite[]>((document) =>
  parameterPlaces(propertiesFileOf(document)).flatMap((place) =>
    Object.entries(place.parameters).flatMap(([name, value]) =>
      isRecord(value) ? [{ name, value, pointer: child(place.pointer, name), place }] : [],
    ),
  ),
);

/** The sign-in of an OAuth parameter. Members are found in any casing, as published files have both. */
export interface OAuthSite extends ParameterSite {
  /** Of its `oAuthSettings`. */
  readonly settings: unknown;
  readonly settingsPointer: JsonPointer;
  /** In lower case; '' when none is said. */
  readonly provider: string;
}

export const oauthSitesIn = perDocument<readonly OAuthSite[]>((document) =>
  connectionParametersIn(document)
    .filter(({ value }) => isOfType(value, 'oauthSetting'))
    .map((site) => {
      const settings = memberOf(site.value, 'oAuthSettings');
      return {
        ...site,
        settings,
        settingsPointer: pointerTo(site.value, site.pointer, 'oAuthSettings'),
        provider: (textOf(settings, 'identityProvider') ?? '').toLowerCase(),
      };
    }),
);
