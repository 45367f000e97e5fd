import { arrayItems } from './array-items.ts';
import { bodyOnGet } from './body-on-get.ts';
import { bodyOrForm } from './body-or-form.ts';
import { bodyUnique } from './body-unique.ts';
import { clientSecret } from './client-secret.ts';
import { connectionMatchesSecurity } from './connection-matches-security.ts';
import { connectorMetadata } from './connector-metadata.ts';
import { defaultType } from './default-type.ts';
import { fileConsumes } from './file-consumes.ts';
import { hostFormat } from './host-format.ts';
import { hostPresent } from './host-present.ts';
import { iconBrandColor } from './icon-brand-color.ts';
import { iconBrandColorOwn } from './icon-brand-color-own.ts';
import { openapiShape } from './openapi-shape.ts';
import { operationIdAlike } from './operation-id-alike.ts';
import { operationIdPresent } from './operation-id-present.ts';
import { operationIdUnique } from './operation-id-unique.ts';
import { parameterUnique } from './parameter-unique.ts';
import { pathAlike } from './path-alike.ts';
import { pathFormat } from './path-format.ts';
import { pathParameterInPath } from './path-parameter-in-path.ts';
import { pathParameterRequired } from './path-parameter-required.ts';
import { pathUnique } from './path-unique.ts';
import { pathVariableHasParameter } from './path-variable-has-parameter.ts';
import { pathVariableUnique } from './path-variable-unique.ts';
import { pathWrittenOut } from './path-written-out.ts';
import { patternUsable } from './pattern-usable.ts';
import { propertiesShape } from './properties-shape.ts';
import { referenceCircle } from './reference-circle.ts';
import { referenceLocal } from './reference-local.ts';
import { referenceResolves } from './reference-resolves.ts';
import { referenceText } from './reference-text.ts';
import { requiredPropertyExists } from './required-property-exists.ts';
import { responseDescription } from './response-description.ts';
import { responsePresent } from './response-present.ts';
import { responseStatus } from './response-status.ts';
import { scriptOperationExists } from './script-operation-exists.ts';
import { scriptOperationsNeedScript } from './script-operations-need-script.ts';
import { securityDefined } from './security-defined.ts';
import { securityFilled } from './security-filled.ts';
import { summaryLength } from './summary-length.ts';
import { summaryPresent } from './summary-present.ts';
import { titleAndVersionFilled } from './title-and-version-filled.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which findings at one place are told. */
export const rules: readonly Rule[] = [
  openapiShape,
  titleAndVersionFilled,
  hostPresent,
  hostFormat,
  pathFormat,
  pathWrittenOut,
  pathUnique,
  pathAlike,
  pathVariableUnique,
  pathVariableHasParameter,
  pathParameterInPath,
  pathParameterRequired,
  operationIdPresent,
  operationIdUnique,
  operationIdAlike,
  summaryPresent,
  summaryLength,
  parameterUnique,
  bodyUnique,
  bodyOrForm,
  bodyOnGet,
  fileConsumes,
  defaultType,
  patternUsable,
  arrayItems,
  requiredPropertyExists,
  referenceText,
  referenceLocal,
  referenceResolves,
  referenceCircle,
  responsePresent,
  responseStatus,
  responseDescription,
  securityDefined,
  securityFilled,
  connectionMatchesSecurity,
  clientSecret,
  connectorMetadata,
  propertiesShape,
  iconBrandColor,
  iconBrandColorOwn,
  scriptOperationsNeedScript,
  scriptOperationExists,
];
