import { titleAndVersionFilled } from './title-and-version-filled.ts';
import { hostPresent } from './host-present.ts';
import { hostFormat } from './host-format.ts';
import { connectorMetadata } from './connector-metadata.ts';
import { openapiShape } from './openapi-shape.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const infoRules: readonly Rule[] = [
  openapiShape,
  titleAndVersionFilled,
  hostPresent,
  hostFormat,
  connectorMetadata,
];
