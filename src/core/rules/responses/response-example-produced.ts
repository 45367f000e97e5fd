import { child } from '../../document/pointer.ts';
import type { Rule } from '../rule.ts';
import { operationsIn } from '../walk/operations.ts';
import { definitionOf, isText, listOf, membersOf, objectsIn } from '../walk/parts.ts';

/** While nothing is produced, or only something that is no media type, nothing can be judged. Source: domain notes RES-06. */
export const responseExampleProduced: Rule = {
  id: 'response-example-produced',
  severity: 'error',
  why: 'An example can only be of something that the operation answers with.',
  source: 'OpenAPI 2.0, Example Object: "MUST be one of the Operation produces values"',
  notes: ['RES-06'],
  serviceCodes: ['ResponseExampleMustBeProducedByOperation'],
  *check(document) {
    const shared = definitionOf(document)?.['produces'];
    for (const { operation, pointer } of operationsIn(document)) {
      const produced = new Set(
        listOf(operation['produces'] ?? shared)
          .filter(isText)
          .map(plain),
      );
      if (produced.size === 0 || produced.has('*/*')) continue;
      for (const [status, response] of objectsIn(operation['responses'])) {
        for (const type of Object.keys(membersOf(response['examples']))) {
          if (produced.has(plain(type)) || type.startsWith('x-')) continue;
          const [first = ''] = produced;
          yield {
            pointer: child(pointer, 'responses', status, 'examples', type),
            message: `"${type.slice(0, 60)}" is none of the media types that this operation produces. Use one of them, such as "${first}", or add it to "produces".`,
          };
        }
      }
    }
  },
};

/** Without what follows a semicolon. */
const plain = (mediaType: string): string => (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
