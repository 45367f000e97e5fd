import { openapiShape } from './openapi-shape.ts';
import { titleAndVersionFilled } from './title-and-version-filled.ts';
import { hostPresent } from './host-present.ts';
import { hostFormat } from './host-format.ts';
import { hostForTests } from './host-for-tests.ts';
import { basePathStart } from './base-path-start.ts';
import { basePathEnd } from './base-path-end.ts';
import { schemesUsable } from './schemes-usable.ts';
import { schemesHttps } from './schemes-https.ts';
import { definitionSize } from './definition-size.ts';
import { definitionSizeNear } from './definition-size-near.ts';
import { definitionFitsSolution } from './definition-fits-solution.ts';
import { titleLength } from './title-length.ts';
import { titleWords } from './title-words.ts';
import { titleEnding } from './title-ending.ts';
import { titleEnglish } from './title-english.ts';
import { descriptionPresent } from './description-present.ts';
import { descriptionLength } from './description-length.ts';
import { descriptionOwn } from './description-own.ts';
import { descriptionProductNames } from './description-product-names.ts';
import { descriptionWordApi } from './description-word-api.ts';
import { textFitsSolution } from './text-fits-solution.ts';
import { contactComplete } from './contact-complete.ts';
import { contactEmail } from './contact-email.ts';
import { urlFormat } from './url-format.ts';
import { tagUnique } from './tag-unique.ts';
import { connectorMetadata } from './connector-metadata.ts';
import { metadataComplete } from './metadata-complete.ts';
import { metadataNamesKnown } from './metadata-names.ts';
import { metadataUrls } from './metadata-urls.ts';
import { categoryKnown } from './category-known.ts';
import { categoryCount } from './category-count.ts';
import { documentExtensions } from './document-extensions.ts';
import { aiManifestComplete } from './ai-manifest-complete.ts';
import { mcpTitle } from './mcp-title.ts';
import { unknownExtension } from './unknown-extension.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const infoRules: readonly Rule[] = [
  openapiShape,
  titleAndVersionFilled,
  hostPresent,
  hostFormat,
  hostForTests,
  basePathStart,
  basePathEnd,
  schemesUsable,
  schemesHttps,
  definitionSize,
  definitionSizeNear,
  definitionFitsSolution,
  titleLength,
  titleWords,
  titleEnding,
  titleEnglish,
  descriptionPresent,
  descriptionLength,
  descriptionOwn,
  descriptionProductNames,
  descriptionWordApi,
  textFitsSolution,
  contactComplete,
  contactEmail,
  urlFormat,
  tagUnique,
  connectorMetadata,
  metadataComplete,
  metadataNamesKnown,
  metadataUrls,
  categoryKnown,
  categoryCount,
  documentExtensions,
  aiManifestComplete,
  mcpTitle,
  unknownExtension,
];
