import { methods, type Method } from '../../definition/openapi2.ts';
import { isRecord } from '../../definition/operations.ts';
import type { ConnectorDocument } from '../../document/open-document.ts';
import { child, type JsonPointer } from '../../document/pointer.ts';
import type { Finding, Rule } from '../rule.ts';
import { definitionOf, listOf, objectsIn, perDefinition, type Members } from './parts.ts';
import { sitesWithin, type PieceKind, type Sites } from './sites.ts';

/**
 * A part of a definition that an edit is confined to: one operation, or one shared part. The same object as long as its
 * value and its place are the same, from one version of a document to the next.
 */
export interface Piece {
  readonly kind: PieceKind;
  /** An object, or a list for the parameters of a path. */
  readonly value: object;
  readonly pointer: JsonPointer;
  /** Everything within it, references not followed. */
  readonly sites: Sites;
  /** There for an operation. */
  readonly operation?: PieceOperation;
  /** What was found in it, by the number of the check: `inEachPiece` writes and reads it. */
  readonly found: (readonly Finding[] | undefined)[];
}

export interface PieceOperation {
  readonly path: string;
  readonly method: Method;
  /** What messages call it: `GET /pets`. */
  readonly label: string;
  readonly members: Members;
}

/** All pieces in the order of the text: those of each path, then shared schemas, parameters and responses. */
export const piecesIn = perDefinition<readonly Piece[]>((document) => {
  const definition = definitionOf(document);
  return definition ? [...piecesOf(definition)] : [];
});

function* piecesOf(definition: Members): Generator<Piece> {
  for (const [path, pathItem] of objectsIn(definition['paths'])) {
    // An extension may hold anything, even what looks like a path.
    if (path.startsWith('x-')) continue;
    const place = child('/definition/paths', path);
    yield* pieceOf('path-parameters', listIn(pathItem['parameters']), child(place, 'parameters'));
    for (const method of methods) {
      const label = `${method.toUpperCase()} ${path}`;
      yield* pieceOf('operation', pathItem[method], child(place, method), (members) => ({
        path,
        method,
        label,
        members,
      }));
    }
    const notification = pathItem['x-ms-notification-content'];
    yield* pieceOf('notification', notification, child(place, 'x-ms-notification-content'));
  }
  const shared = { definitions: 'definition', parameters: 'parameter', responses: 'response' } as const;
  for (const section of ['definitions', 'parameters', 'responses'] as const) {
    for (const [name, value] of objectsIn(definition[section]))
      yield* pieceOf(shared[section], value, child('/definition', section, name));
  }
}

const listIn = (value: unknown): unknown => (listOf(value).length > 0 ? value : undefined);

const known = new WeakMap<object, Piece>();

function* pieceOf(
  kind: PieceKind,
  value: unknown,
  pointer: JsonPointer,
  operationOf?: (members: Members) => PieceOperation,
): Generator<Piece> {
  if (!isRecord(value) && !Array.isArray(value)) return;
  const before = known.get(value);
  if (before?.kind === kind && before.pointer === pointer) {
    yield before;
    return;
  }
  const piece: Piece = {
    kind,
    value,
    pointer,
    sites: sitesWithin(kind, value, pointer),
    // A list in the place of one is a fault of shape, and has no members that could be mended.
    ...(operationOf && isRecord(value) && { operation: operationOf(value) }),
    found: [],
  };
  known.set(value, piece);
  yield piece;
}

let checks = 0;

const nothing: readonly Finding[] = [];

function findIn(found: Iterable<Finding>): readonly Finding[] {
  const findings = [...found];
  return findings.length > 0 ? findings : nothing;
}

/**
 * The check of a rule that looks at one piece at a time and at nothing outside it, references included: what is found in
 * a piece is remembered as long as that piece is the same.
 */
export function inEachPiece(check: (piece: Piece) => Iterable<Finding>): Rule['check'] {
  // A place in the piece itself: with thousands of pieces, a map for each check takes longer than most checks.
  const number = checks++;
  return function* (document: ConnectorDocument) {
    for (const piece of piecesIn(document)) {
      const findings = (piece.found[number] ??= findIn(check(piece)));
      if (findings.length > 0) yield* findings;
    }
  };
}

/** The same for the operations alone. */
export const inEachOperation = (
  check: (operation: PieceOperation, pointer: JsonPointer, piece: Piece) => Iterable<Finding>,
): Rule['check'] => inEachPiece((piece) => (piece.operation ? check(piece.operation, piece.pointer, piece) : []));

/** All sites of the definition, each kind in the order of the text. */
export const sitesIn = perDefinition<Sites>((document) => {
  const pieces = piecesIn(document).map(({ sites }) => sites);
  return {
    schemas: pieces.flatMap(({ schemas }) => schemas),
    parameters: pieces.flatMap(({ parameters }) => parameters),
    responses: pieces.flatMap(({ responses }) => responses),
    headers: pieces.flatMap(({ headers }) => headers),
    items: pieces.flatMap(({ items }) => items),
    references: pieces.flatMap(({ references }) => references),
  };
});
