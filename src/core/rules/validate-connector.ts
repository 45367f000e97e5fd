import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Connector, JsonPart } from '../document/connector.ts';
import { openDocument, type ConnectorDocument } from '../document/open-document.ts';
import { pointerAt } from '../text/json-node.ts';
import { rules } from './index.ts';
import { Places, type Stretch } from './place-findings.ts';
import type { Profile } from './rule.ts';

export interface ValidationOptions {
  /** `import` when absent. */
  readonly profile?: Profile;
}

/**
 * Judges a connector by all rules. Never throws for what the files hold.
 *
 * A file whose text has errors is not judged any further: what could be read of it ends where the error is.
 *
 * @returns Sorted by place: definition, properties, script, icon, each from its start. Codes are `rule/<rule id>` and,
 * for the text of the two JSON files, the `json/…` of `parse-json.ts`.
 */
export function validateConnector(connector: Connector, options?: ValidationOptions): readonly Diagnostic[] {
  return validateDocument(openDocument(connector), options);
}

/** The same for a connector that is open already. */
export function validateDocument(
  document: ConnectorDocument,
  { profile = 'import' }: ValidationOptions = {},
): readonly Diagnostic[] {
  const places = { definition: new Places(document.definition), properties: new Places(document.properties) };
  const placed: Placed[] = [];

  for (const part of ['definition', 'properties'] as const) {
    const { root, problems } = document[part];
    for (const { code, severity, message, start, end } of problems) {
      const pointer = `/${part}${root ? pointerAt(root, start) : ''}`;
      const range = places[part].rangeOf({ start, end });
      placed.push({ diagnostic: { code, severity, message, pointer, range }, part: rankOf(part), start });
    }
  }
  for (const { id, severity, profile: only, check } of rules) {
    if (only !== undefined && only !== profile) continue;
    for (const { pointer, message, fix } of check(document)) {
      const { part, stretch } = placeOf(pointer, places);
      const range = part && stretch && places[part].rangeOf(stretch);
      placed.push({
        diagnostic: {
          code: `rule/${id}`,
          severity,
          message,
          pointer,
          ...(range && { range }),
          ...(fix && { fix: { title: fix.title, ...(fix.caution && { caution: fix.caution }) } }),
        },
        part: rankOf(pointer.split('/', 2)[1]),
        start: stretch?.start ?? 0,
      });
    }
  }
  // Sorting is stable: findings at one place stay in the order of the registry.
  return placed.toSorted((a, b) => a.part - b.part || a.start - b.start).map(({ diagnostic }) => diagnostic);
}

interface Placed {
  readonly diagnostic: Diagnostic;
  readonly part: number;
  readonly start: number;
}

const order = ['definition', 'properties', 'script', 'icon'];
const rankOf = (part: string | undefined): number => order.indexOf(part ?? '');

function placeOf(
  pointer: string,
  places: Readonly<Record<JsonPart, Places>>,
): { readonly part?: JsonPart; readonly stretch?: Stretch } {
  for (const part of ['definition', 'properties'] as const) {
    const prefix = `/${part}`;
    if (pointer !== prefix && !pointer.startsWith(`${prefix}/`)) continue;
    return { part, stretch: places[part].find(pointer.slice(prefix.length)) };
  }
  return {};
}
