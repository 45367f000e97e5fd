import { child } from '../../document/pointer.ts';
import { isRecord } from '../../definition/operations.ts';
import type { Rule } from '../rule.ts';
import { annotationKey } from '../walk/families.ts';
import { isFilled, membersOf } from '../walk/parts.ts';
import { inEachOperation } from '../walk/pieces.ts';

/** What is no object: operation-extensions. Source: domain notes VER-02 (`ApiAnnotationExtensionReplacementInfo…`). */
export const annotationReplacement: Rule = {
  id: 'annotation-replacement',
  severity: 'warning',
  why: 'The replacement is offered to makers whose action is deprecated: it needs a connector and an operation to lead to.',
  source: 'Validation of the service',
  notes: ['VER-02'],
  serviceCodes: [
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
  ],
  check: inEachOperation(function* ({ members, label }, pointer) {
    const { replacement } = membersOf(members[annotationKey]);
    if (!isRecord(replacement)) return;
    const at = child(pointer, annotationKey, 'replacement');
    for (const [member, example] of [
      ['api', 'shared_parceldesk'],
      ['operationId', 'GetParcel_V2'],
    ] as const) {
      if (isFilled(replacement[member])) continue;
      yield {
        pointer: Object.hasOwn(replacement, member) ? child(at, member) : at,
        message: `The replacement does not say its "${member}". Add it, such as "${example}".`,
      };
    }
    if (members['deprecated'] === true) return;
    yield {
      pointer: at,
      message: `${label} names a replacement, but is not deprecated. Mark it as deprecated, or remove the replacement.`,
    };
  }),
};
