import { anything, listOf, mapOf, number, text, truth, type Shape } from '../shapes/shape.ts';
import { open, status } from './document-shapes.ts';

/** Members of an operation. Those of triggers have rules of their own. Source: domain notes, 2.1, 2.2, 2.4 and 2.5. */
export const operationExtensions: Readonly<Record<string, Shape>> = {
  'x-ms-visibility': anything,
  'x-ms-api-annotation': open('the version of an operation', {
    family: text,
    revision: { kind: 'number', whole: true, least: 1 },
    status,
    replacement: open('a replacement', { api: text, operationId: text }),
    expires: text,
  }),
  'x-ms-capabilities': open('the abilities of an operation', {
    chunkTransfer: truth,
    acceptUploadChunkSizeInMB: number,
    minimumUploadChunkSizeInMB: number,
    maximumUploadChunkSizeInMB: number,
    acceptDownloadChunkSizeInMB: number,
    minimumDownloadChunkSizeInMB: number,
    maximumDownloadChunkSizeInMB: number,
  }),
  'x-ms-no-generic-test': truth,
  'x-ms-safe-operation': truth,
  'x-ms-pageable': open('the paging of an operation', { nextLinkName: text }, ['nextLinkName']),
  'x-ms-operation-context': open('the context of an operation', {
    simulate: open('a trial call', { operationId: text, parameters: mapOf('the arguments', anything) }, [
      'operationId',
    ]),
  }),
  'x-ms-openai-data': open('the settings for AI plugins', {
    'openai-enabled': truth,
    operations: listOf(
      open('the settings of an operation', {
        operationId: text,
        'x-ms-require-user-confirmation': truth,
        parameters: listOf(open('the settings of a parameter', { name: text })),
      }),
    ),
  }),
  'x-ms-require-user-confirmation': truth,
  'x-ms-name-for-model': text,
  'x-ms-description-for-model': text,
  'x-ms-ai-sensitivity': anything,
  'x-ms-agentic-protocol': anything,
  'x-ms-trigger': anything,
  'x-ms-trigger-hint': anything,
  'x-ms-trigger-metadata': anything,
  'x-ms-notification': anything,
  // Of other tools; the platform reads past them.
  'x-ms-examples': anything,
  'x-ms-long-running-operation': anything,
  'x-ms-long-running-operation-options': anything,
  'x-ms-odata': anything,
  'x-ms-request-id': anything,
};

export const pathExtensions: Readonly<Record<string, Shape>> = { 'x-ms-notification-content': anything };
