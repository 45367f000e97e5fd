import { child } from '../../document/pointer.ts';
import { infoExtensions, rootExtensions } from '../extension-shapes/document-shapes.ts';
import { findUnfit } from '../mending/find-unfit.ts';
import type { Rule } from '../rule.ts';
import { definitionOf, membersOf } from '../walk/parts.ts';

/** Unknown members: unknown-extension; the list of metadata: connector-metadata. Source: domain notes, 2.2, 2.5. */
export const documentExtensions: Rule = {
  id: 'document-extensions',
  severity: 'warning',
  why: 'What the platform cannot read in its own "x-ms-…" members has no effect, or is refused.',
  source: 'JSON schema of the connectors repository',
  notes: ['VER-02'],
  *check(document) {
    const definition = definitionOf(document);
    if (!definition) return;
    const { info } = definition;
    yield* findUnfit(definition, rootExtensions, (key) => child('/definition', key));
    yield* findUnfit(membersOf(info), infoExtensions, (key) => child('/definition/info', key));
  },
};
