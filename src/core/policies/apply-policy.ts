import { isRecord } from '../definition/operations.ts';
import { changeBody, convertBody, updateNextLink } from './apply-to-body.ts';
import { pollAgain, routeRequest, setHeader, setHost, setQuery, setValueFromUrl, signOut } from './apply-to-call.ts';
import { arrayToObject, changeText, objectToArray, readSubPath, textToArray } from './convert-body.ts';
import { encodeForUrl } from './message.ts';
import { templateNameOf } from './policy.ts';
import type { PolicyEffect } from './run.ts';
import { setProperty } from './set-property.ts';
import { textIn, unknown, type PolicyWork } from './work.ts';

/** What one policy does to a call. What is not known is said, never made up. Source: domain notes, 5. */
export function applyPolicy(work: PolicyWork): PolicyEffect {
  switch (templateNameOf(work.policy)) {
    case 'dynamichosturl':
      return setHost(work);
    case 'routerequesttoendpoint':
      return routeRequest(work);
    case 'setheader':
      return setHeader(work);
    case 'setqueryparameter':
      return setQuery(work);
    case 'setvaluefromurl':
      return setValueFromUrl(work);
    case 'pollingtrigger':
      return pollAgain(work);
    case 'setproperty':
      return changeBody(work, (body) =>
        setProperty(body, work.scope, {
          parent: textIn(work, 'newPropertyParentPathTemplate'),
          name: textIn(work, 'newPropertySubPathTemplate'),
          value: textIn(work, 'propertyValuePathTemplate'),
        }),
      );
    case 'convertarraytoobject':
      return convertBody(
        work,
        Array.isArray,
        arrayToObject(readSubPath(textIn(work, 'keyWithinCollectionPath')), textIn(work, 'retainKey') !== 'false'),
      );
    case 'convertobjecttoarray':
      return convertBody(
        work,
        isRecord,
        objectToArray(textIn(work, 'keyName') || 'key', textIn(work, 'valueName') || 'value'),
      );
    case 'stringtoarray':
      return convertBody(work, isText, textToArray(textIn(work, 'delimiterList'), textIn(work, 'childPropertyName')));
    case 'stringreplace': {
      const [source, replacement] = [textIn(work, 'sourceString'), textIn(work, 'replacementString')];
      return convertBody(
        work,
        isText,
        changeText((value) => (source === '' ? value : value.replaceAll(source, () => replacement))),
      );
    }
    case 'encodepropertyvalue':
      return withNote(
        convertBody(work, isText, changeText(encodeForUrl)),
        'How the service encodes the value is not documented; it is shown as addresses are encoded.',
      );
    case 'updatenextlink':
      return updateNextLink(work);
    case 'setconnectionstatustounauthenticated':
      return signOut(work);
    default:
      return unknown(work, 'This page does not know what this template does.');
  }
}

const isText = (value: unknown): boolean => typeof value === 'string';

const withNote = (effect: PolicyEffect, note: string): PolicyEffect => ({ ...effect, notes: [...effect.notes, note] });
