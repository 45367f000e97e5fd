import { pathParameterRequired } from './path-parameter-required.ts';
import { parameterUnique } from './parameter-unique.ts';
import { bodyUnique } from './body-unique.ts';
import { bodyOrForm } from './body-or-form.ts';
import { parameterNameReserved } from './parameter-name-reserved.ts';
import { parameterNameRepeated } from './parameter-name-repeated.ts';
import { parameterNameAmbiguous } from './parameter-name-ambiguous.ts';
import { formFieldName } from './form-field-name.ts';
import { formFieldList } from './form-field-list.ts';
import { fileFieldName } from './file-field-name.ts';
import { binaryForm } from './binary-form.ts';
import { collectionFormat } from './collection-format.ts';
import { urlEncodingPresent } from './url-encoding-present.ts';
import { urlEncodingPlace } from './url-encoding-place.ts';
import { urlEncodingValue } from './url-encoding-value.ts';
import { visibilityKnown } from './visibility-known.ts';
import { visibilityCase } from './visibility-case.ts';
import { internalWithoutDefault } from './internal-without-default.ts';
import { internalDefaultOptional } from './internal-default-optional.ts';
import { defaultType } from './default-type.ts';
import { defaultInEnum } from './default-in-enum.ts';
import { enumType } from './enum-type.ts';
import { enumNamesComplete } from './enum-names-complete.ts';
import { enumNamesListed } from './enum-names-listed.ts';
import { enumNamesUnique } from './enum-names-unique.ts';
import { enumNamesNeedEnum } from './enum-names-need-enum.ts';
import { parameterLabelPresent } from './parameter-label-present.ts';
import { parameterLabelLength } from './parameter-label-length.ts';
import { parameterLabelEnd } from './parameter-label-end.ts';
import { parameterLabelTitleCase } from './parameter-label-title-case.ts';
import { parameterDescriptionPresent } from './parameter-description-present.ts';
import { parameterDescriptionDiffers } from './parameter-description-differs.ts';
import { parameterDescriptionEnd } from './parameter-description-end.ts';
import { parameterShareable } from './parameter-shareable.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const parametersRules: readonly Rule[] = [
  pathParameterRequired,
  parameterUnique,
  bodyUnique,
  bodyOrForm,
  parameterNameReserved,
  parameterNameRepeated,
  parameterNameAmbiguous,
  formFieldName,
  formFieldList,
  fileFieldName,
  binaryForm,
  collectionFormat,
  urlEncodingPresent,
  urlEncodingPlace,
  urlEncodingValue,
  visibilityKnown,
  visibilityCase,
  internalWithoutDefault,
  internalDefaultOptional,
  defaultType,
  defaultInEnum,
  enumType,
  enumNamesComplete,
  enumNamesListed,
  enumNamesUnique,
  enumNamesNeedEnum,
  parameterLabelPresent,
  parameterLabelLength,
  parameterLabelEnd,
  parameterLabelTitleCase,
  parameterDescriptionPresent,
  parameterDescriptionDiffers,
  parameterDescriptionEnd,
  parameterShareable,
];
