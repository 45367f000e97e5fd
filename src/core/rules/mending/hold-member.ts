import type { Edit } from '../../document/patch.ts';
import { lastSegmentOf, type JsonPointer } from '../../document/pointer.ts';

/**
 * An edit that changes nothing and is about a member: with it, of many fixes that are made at once, none takes away what
 * another one relies on, such as a shared part that it refers to.
 */
export const holdMember = (pointer: JsonPointer): Edit => ({ kind: 'rename', pointer, key: lastSegmentOf(pointer) });
