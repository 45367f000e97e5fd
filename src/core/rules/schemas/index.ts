import { patternUsable } from './pattern-usable.ts';
import { arrayItems } from './array-items.ts';
import { exclusiveNeedsBound } from './exclusive-needs-bound.ts';
import { boundsInOrder } from './bounds-in-order.ts';
import { formatKnown } from './format-known.ts';
import { formatFitsType } from './format-fits-type.ts';
import { binaryPlace } from './binary-place.ts';
import { requiredPropertyExists } from './required-property-exists.ts';
import { requiredOnObject } from './required-on-object.ts';
import { requiredReadOnly } from './required-read-only.ts';
import { allOf } from './all-of.ts';
import { keywordIgnored } from './keyword-ignored.ts';
import { xmlIgnored } from './xml-ignored.ts';
import { discriminatorProperty } from './discriminator-property.ts';
import { editorDictionary } from './editor-dictionary.ts';
import { extensionKnown } from './extension-known.ts';
import { extensionValue } from './extension-value.ts';
import { objectTypePresent } from './object-type-present.ts';
import { openObject } from './open-object.ts';
import { propertyLabelPresent } from './property-label-present.ts';
import { propertyDescriptionPresent } from './property-description-present.ts';
import { propertyDescriptionEnd } from './property-description-end.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const schemasRules: readonly Rule[] = [
  patternUsable,
  arrayItems,
  exclusiveNeedsBound,
  boundsInOrder,
  formatKnown,
  formatFitsType,
  binaryPlace,
  requiredPropertyExists,
  requiredOnObject,
  requiredReadOnly,
  allOf,
  keywordIgnored,
  xmlIgnored,
  discriminatorProperty,
  editorDictionary,
  extensionKnown,
  extensionValue,
  objectTypePresent,
  openObject,
  propertyLabelPresent,
  propertyDescriptionPresent,
  propertyDescriptionEnd,
];
