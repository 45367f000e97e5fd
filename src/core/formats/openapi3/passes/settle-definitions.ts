import { isRecord } from '../../../definition/operations.ts';
import type { Findings } from '../findings.ts';
import type { Definitions } from '../definitions.ts';
import type { BuiltSchema } from '../transform/built.ts';

const start = '#/definitions/';

/**
 * The definitions that the rest of the connector reaches, circles of required members cut. Source: domain notes O-91,
 * SCH-02 (`RequiredLoopInSchemaNotAllowed`).
 *
 * @param users Whatever may hold references: paths, shared parameters and responses.
 * Reports `openapi3/required-loop` (warning).
 */
export function settleDefinitions(
  { all, placeOf }: Pick<Definitions, 'all' | 'placeOf'>,
  users: readonly unknown[],
  findings: Findings,
): Readonly<Record<string, BuiltSchema>> {
  const definitions = all();
  const reached = reach(users, definitions);
  cutLoops(reached, placeOf, findings);
  return Object.fromEntries(
    [...definitions.keys()].flatMap((name) => {
      const schema = reached.get(name);
      return schema ? [[name, schema] as const] : [];
    }),
  );
}

/** The definitions that references in these values lead to, and those that they need in turn. */
export function reach(
  users: readonly unknown[],
  definitions: ReadonlyMap<string, BuiltSchema>,
): Map<string, BuiltSchema> {
  const reached = new Map<string, BuiltSchema>();
  const waiting: object[] = [];
  const walked = new Set<object>();
  const note = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) waiting.push(value);
  };
  users.forEach(note);
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    // Parts may be shared by many; each is walked through once. Most have nothing in them to walk through.
    if (walked.has(value)) continue;
    const length = waiting.length;
    if (Array.isArray(value)) value.forEach(note);
    else if (isRecord(value)) {
      for (const key of Object.keys(value)) {
        const member = value[key];
        if (key !== '$ref' || typeof member !== 'string' || !member.startsWith(start)) note(member);
        else {
          const name = member.slice(start.length);
          const schema = definitions.get(name);
          if (schema && !reached.has(name)) {
            reached.set(name, schema);
            note(schema);
          }
        }
      }
    }
    if (waiting.length > length) walked.add(value);
  }
  return reached;
}

/** An object that must hold an object of its own kind can never be written; neither can a name that means itself. */
function cutLoops(definitions: Map<string, BuiltSchema>, placeOf: Definitions['placeOf'], findings: Findings): void {
  const state = new Map<string, 'open' | 'closed'>();
  for (const first of definitions.keys()) {
    if (state.has(first)) continue;
    const path = [{ name: first, edges: needsOf(definitions.get(first) ?? {}) }];
    state.set(first, 'open');
    while (path.length > 0) {
      const last = path.at(-1);
      const edge = last?.edges.pop();
      if (!last || edge === undefined) {
        if (last) state.set(last.name, 'closed');
        path.pop();
      } else if (state.get(edge) === 'open') {
        definitions.set(last.name, cut(definitions.get(last.name) ?? {}, edge));
        const message = `"${last.name}" must hold "${edge}", which must hold it again, without end. The inner one is any object now.`;
        findings.tell('openapi3/required-loop', 'warning', message, placeOf(last.name));
      } else if (!state.has(edge) && definitions.has(edge)) {
        state.set(edge, 'open');
        path.push({ name: edge, edges: needsOf(definitions.get(edge) ?? {}) });
      }
    }
  }
}

/** Names of definitions without which there is no value of this one. */
function needsOf(schema: BuiltSchema): string[] {
  if (schema.$ref !== undefined) return [schema.$ref.slice(start.length)];
  return (schema.required ?? []).flatMap((name) => {
    const property = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    return property ? needsOf(property) : [];
  });
}

function cut(schema: BuiltSchema, name: string): BuiltSchema {
  if (schema.$ref === start + name) return { type: 'object' };
  if (!schema.required || !schema.properties) return schema;
  const required = schema.required;
  const properties = Object.entries(schema.properties).map(
    ([key, property]) => [key, required.includes(key) ? cut(property, name) : property] as const,
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}
