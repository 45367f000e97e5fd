/**
 * What SARIF 2.1.0 asks of the members that we write, and of no other (OASIS, Static Analysis Results Interchange Format,
 * section 3): our own excerpt, stricter than the standard's schema, as it allows nothing else.
 */
const text = {
  type: 'object',
  additionalProperties: false,
  required: ['text'],
  properties: { text: { type: 'string' } },
};
const index = { type: 'integer', minimum: 0 };
const number = { type: 'integer', minimum: 1 };

const object = (
  required: readonly string[],
  properties: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({ type: 'object', additionalProperties: false, required, properties });

const list = (items: unknown, more: Readonly<Record<string, unknown>> = {}) => ({ type: 'array', items, ...more });

const region = object(['startLine'], { startLine: number, startColumn: number, endLine: number, endColumn: number });
const artifactLocation = object(['uri'], { uri: { type: 'string', pattern: '^[\\w.]+$' }, index });
const configuration = object(['level'], { level: { enum: ['none', 'note', 'warning', 'error'] } });

const rule = object(['id'], {
  id: { type: 'string' },
  name: { type: 'string' },
  shortDescription: text,
  help: text,
  defaultConfiguration: configuration,
  properties: { type: 'object' },
});

const location = object([], {
  physicalLocation: object(['artifactLocation'], { artifactLocation, region }),
  logicalLocations: list(object([], { fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } }), {
    uniqueItems: true,
  }),
});

const replacement = object(['deletedRegion'], { deletedRegion: region, insertedContent: text });
const change = object(['artifactLocation', 'replacements'], {
  artifactLocation,
  replacements: list(replacement, { minItems: 1 }),
});
const fix = object(['artifactChanges'], {
  description: text,
  artifactChanges: list(change, { minItems: 1, uniqueItems: true }),
});

const result = object(['message'], {
  ruleId: { type: 'string' },
  ruleIndex: index,
  level: { enum: ['none', 'note', 'warning', 'error'] },
  message: text,
  locations: list(location),
  partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
  fixes: list(fix, { uniqueItems: true }),
});

const artifact = object([], {
  location: artifactLocation,
  mimeType: { type: 'string', pattern: '[^/]+/.+' },
  roles: list({ enum: ['analysisTarget'] }, { uniqueItems: true }),
});

const run = object(['tool'], {
  tool: object(['driver'], {
    driver: object(['name'], { name: { type: 'string' }, rules: list(rule, { uniqueItems: true }) }),
  }),
  automationDetails: object([], { id: { type: 'string' } }),
  columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
  artifacts: list(artifact, { uniqueItems: true }),
  results: list(result),
});

export const sarifSchema = object(['version', 'runs'], {
  $schema: { type: 'string' },
  version: { enum: ['2.1.0'] },
  runs: list(run),
});
