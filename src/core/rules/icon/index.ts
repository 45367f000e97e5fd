import { iconFormat } from './icon-format.ts';
import { iconSize } from './icon-size.ts';
import { iconPng } from './icon-png.ts';
import { iconDimensions } from './icon-dimensions.ts';
import { iconOpaque } from './icon-opaque.ts';
import { iconBackground } from './icon-background.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const iconRules: readonly Rule[] = [iconFormat, iconSize, iconPng, iconDimensions, iconOpaque, iconBackground];
