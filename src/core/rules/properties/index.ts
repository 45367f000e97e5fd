import { propertiesShape } from './properties-shape.ts';
import { propertiesKnown } from './properties-known.ts';
import { iconBrandColor } from './icon-brand-color.ts';
import { iconBrandColorOwn } from './icon-brand-color-own.ts';
import { publisherPresent } from './publisher-present.ts';
import { stackOwnerPresent } from './stack-owner-present.ts';
import { connectionParameterName } from './connection-parameter-name.ts';
import { connectionParameterType } from './connection-parameter-type.ts';
import { connectionDefaultText } from './connection-default-text.ts';
import { constraintType } from './constraint-type.ts';
import { allowedValues } from './allowed-values.ts';
import { capabilitiesKnown } from './capabilities-known.ts';
import { parameterSetsShape } from './parameter-sets-shape.ts';
import { parameterSetLabel } from './parameter-set-label.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const propertiesRules: readonly Rule[] = [
  propertiesShape,
  propertiesKnown,
  iconBrandColor,
  iconBrandColorOwn,
  publisherPresent,
  stackOwnerPresent,
  connectionParameterName,
  connectionParameterType,
  connectionDefaultText,
  constraintType,
  allowedValues,
  capabilitiesKnown,
  parameterSetsShape,
  parameterSetLabel,
];
