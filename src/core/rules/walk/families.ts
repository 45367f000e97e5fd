import { child, type JsonPointer } from '../../document/pointer.ts';
import { operationsIn, type OperationSite } from './operations.ts';
import { isFilled, membersOf, perDefinition, type Members } from './parts.ts';

/** The member that says which version of an operation this is. */
export const annotationKey = 'x-ms-api-annotation';

/** One version of an operation. */
export interface VersionSite {
  readonly site: OperationSite;
  readonly annotation: Members;
  /** Of the annotation. */
  readonly pointer: JsonPointer;
  readonly isActive: boolean;
}

/** Operations that are versions of one another, by the name of their family, in the order of the text. */
export const familiesIn = perDefinition<ReadonlyMap<string, readonly VersionSite[]>>((document) => {
  const families = new Map<string, VersionSite[]>();
  for (const site of operationsIn(document)) {
    const annotation = membersOf(site.operation[annotationKey]);
    const { family } = annotation;
    if (!isFilled(family)) continue;
    const version = {
      site,
      annotation,
      pointer: child(site.pointer, annotationKey),
      isActive: site.operation['deprecated'] !== true,
    };
    const known = families.get(family);
    if (known) known.push(version);
    else families.set(family, [version]);
  }
  return families;
});
