import { propertiesShape } from './properties-shape.ts';
import { iconBrandColor } from './icon-brand-color.ts';
import { iconBrandColorOwn } from './icon-brand-color-own.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const propertiesRules: readonly Rule[] = [propertiesShape, iconBrandColor, iconBrandColorOwn];
