import { operationIdPresent } from './operation-id-present.ts';
import { operationIdUnique } from './operation-id-unique.ts';
import { operationIdAlike } from './operation-id-alike.ts';
import { operationIdPlain } from './operation-id-plain.ts';
import { operationIdCapital } from './operation-id-capital.ts';
import { operationIdLength } from './operation-id-length.ts';
import { summaryPresent } from './summary-present.ts';
import { summaryLength } from './summary-length.ts';
import { summaryEnding } from './summary-ending.ts';
import { summaryCharacters } from './summary-characters.ts';
import { summaryCapital } from './summary-capital.ts';
import { summarySentenceCase } from './summary-sentence-case.ts';
import { operationDescriptionPresent } from './operation-description-present.ts';
import { operationDescriptionOwn } from './operation-description-own.ts';
import { operationDescriptionSentence } from './operation-description-sentence.ts';
import { operationProductNames } from './operation-product-names.ts';
import { deprecatedMarked } from './deprecated-marked.ts';
import { visibilityConsidered } from './visibility-considered.ts';
import { bodyOnGet } from './body-on-get.ts';
import { fileConsumes } from './file-consumes.ts';
import { consumesPresent } from './consumes-present.ts';
import { consumesFits } from './consumes-fits.ts';
import { consumesOne } from './consumes-one.ts';
import { consumesSupported } from './consumes-supported.ts';
import { mediaTypeFormat } from './media-type-format.ts';
import { producesReadable } from './produces-readable.ts';
import { nextLinkName } from './next-link-name.ts';
import { nextLinkPolicy } from './next-link-policy.ts';
import { mcpProtocol } from './mcp-protocol.ts';
import { aiOperationOwn } from './ai-operation-own.ts';
import { aiConfirmation } from './ai-confirmation.ts';
import { operationExtensionsFit } from './operation-extensions.ts';
import { operationCount } from './operation-count.ts';
import { bodySchemaCount } from './body-schema-count.ts';
import { operationSchemaCount } from './operation-schema-count.ts';
import { totalSchemaCount } from './total-schema-count.ts';
import { schemaDepth } from './schema-depth.ts';
import type { Rule } from '../rule.ts';

/** In the order in which findings at one place are told. */
export const operationsRules: readonly Rule[] = [
  operationIdPresent,
  operationIdUnique,
  operationIdAlike,
  operationIdPlain,
  operationIdCapital,
  operationIdLength,
  summaryPresent,
  summaryLength,
  summaryEnding,
  summaryCharacters,
  summaryCapital,
  summarySentenceCase,
  operationDescriptionPresent,
  operationDescriptionOwn,
  operationDescriptionSentence,
  operationProductNames,
  deprecatedMarked,
  visibilityConsidered,
  bodyOnGet,
  fileConsumes,
  consumesPresent,
  consumesFits,
  consumesOne,
  consumesSupported,
  mediaTypeFormat,
  producesReadable,
  nextLinkName,
  nextLinkPolicy,
  mcpProtocol,
  aiOperationOwn,
  aiConfirmation,
  operationExtensionsFit,
  operationCount,
  bodySchemaCount,
  operationSchemaCount,
  totalSchemaCount,
  schemaDepth,
];
