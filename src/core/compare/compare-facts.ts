import type { Definition } from '../definition/openapi2.ts';
import { sharedSections, type SharedSection } from '../definition/part-at.ts';
import type { PropertiesFile } from '../document/properties.ts';
import { child, type JsonPointer } from '../document/pointer.ts';
import { quoted } from './change.ts';
import type { ChangeLog } from './change-log.ts';
import { ownMember, recordOf } from './compare-values.ts';
import { isEqual } from './is-equal.ts';

/** What the members of one object are called in a sentence: `The host`. Those that are compared otherwise are left out. */
interface Fact {
  readonly at: JsonPointer;
  readonly names: Readonly<Record<string, string>>;
  readonly told: ReadonlySet<string>;
}

const infoFacts: Fact = {
  at: '/definition/info',
  names: {
    title: 'The title',
    description: 'The description',
    version: 'The version',
    contact: 'The contact',
    license: 'The licence',
    termsOfService: 'The terms of service',
  },
  told: new Set(),
};

const definitionFacts: Fact = {
  at: '/definition',
  names: {
    host: 'The host',
    basePath: 'The base URL',
    schemes: 'The scheme',
    consumes: 'The type of bodies',
    produces: 'The type of answers',
    security: 'What calls sign in with',
    tags: 'The list of tags',
    externalDocs: 'The link to documentation',
    'x-ms-connector-metadata': 'The metadata',
    'x-ms-capabilities': 'The capabilities',
    'x-ms-openai-manifest': 'The AI plugin',
  },
  told: new Set(['info', 'paths', 'securityDefinitions', ...sharedSections]),
};

const propertiesFacts: Fact = {
  at: '/properties/properties',
  names: {
    iconBrandColor: 'The background colour',
    scriptOperations: 'The list of operations that the code serves',
    capabilities: 'The capabilities',
    publisher: 'The publisher',
    stackOwner: 'The stack owner',
  },
  told: new Set(['connectionParameters', 'connectionParameterSets', 'policyTemplateInstances']),
};

/** What holds for the connector as a whole. None of it breaks a flow: its steps stay as they were made. */
export function compareFacts(
  before: { readonly definition: Definition; readonly properties: PropertiesFile },
  after: { readonly definition: Definition; readonly properties: PropertiesFile },
  log: ChangeLog,
): void {
  compareMembers(before.definition.info, after.definition.info, infoFacts, log);
  compareMembers(before.definition, after.definition, definitionFacts, log);
  compareMembers(before.properties.properties, after.properties.properties, propertiesFacts, log);
  const rest: Fact = { at: '/properties', names: {}, told: new Set(['properties']) };
  compareMembers(before.properties, after.properties, rest, log);
}

function compareMembers(before: unknown, after: unknown, { at, names, told }: Fact, log: ChangeLog): void {
  const [was, is] = [recordOf(before), recordOf(after)];
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [old, now] = [ownMember(was, key), ownMember(is, key)];
    if (told.has(key) || isEqual(old, now)) continue;
    const pointer = child(at, key);
    const place = { ...(old !== undefined && { before: pointer }), ...(now !== undefined && { after: pointer }) };
    const name = names[key] ?? `The setting ${key}`;
    const kind = old === undefined ? 'connector/added' : now === undefined ? 'connector/removed' : 'connector/changed';
    log.add({ kind, ...place, message: `${name} ${wordsOf(old, now)}.`, breaking: false });
  }
}

/** Short values are told, long ones only that they changed. */
function wordsOf(old: unknown, now: unknown): string {
  const [was, is] = [shortText(old), shortText(now)];
  if (old === undefined) return is === undefined ? 'is new' : `is ${is} now`;
  if (now === undefined) return 'was removed';
  return was !== undefined && is !== undefined ? `was ${was} and is ${is} now` : 'changed';
}

function shortText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length <= 60 ? quoted(value) : undefined;
  const isShortList = Array.isArray(value) && value.length > 0 && value.length <= 3;
  return isShortList && value.every((item) => typeof item === 'string') ? shortText(value.join(', ')) : undefined;
}

const sectionNames: Readonly<Record<SharedSection, string>> = {
  definitions: 'Shared schema',
  parameters: 'Shared parameter',
  responses: 'Shared answer',
};

/** Shared parts that are new, gone, or changed without any operation that shows it. */
export function compareSharedParts(
  before: Definition,
  after: Definition,
  log: ChangeLog,
  told: readonly JsonPointer[],
): void {
  const toldParts = new Set(told.map((pointer) => pointer.split('/', 4).join('/')));
  for (const section of sharedSections) {
    const [was, is] = [recordOf(before[section]), recordOf(after[section])];
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const [old, now] = [ownMember(was, name), ownMember(is, name)];
      const pointer = child('/definition', section, name);
      const subject = `${sectionNames[section]} ${quoted(name)}`;
      if (isEqual(old, now)) continue;
      if (old === undefined)
        log.add({ kind: 'shared/added', after: pointer, message: `${subject} is new.`, breaking: false });
      else if (now === undefined)
        log.add({ kind: 'shared/removed', before: pointer, message: `${subject} was removed.`, breaking: false });
      else if (!toldParts.has(pointer))
        log.add({
          kind: 'shared/changed',
          before: pointer,
          after: pointer,
          message: `${subject} changed.`,
          breaking: false,
        });
    }
  }
}
