import { isRecord } from '../../definition/operations.ts';
import type { SourceDocument } from '../format.ts';
import { binaryKindOf } from '../reading/binary-kind.ts';
import { isSwagger2 } from '../swagger2/index.ts';

/** The files of one connector among those of a drop. */
export interface ConnectorParts {
  /** Where they are, '' at the top. */
  readonly folder: string;
  readonly definition?: SourceDocument;
  readonly properties?: SourceDocument;
  readonly script?: SourceDocument;
  readonly icon?: SourceDocument;
  /** Arguments of the command line tools: read for file names, no part of a connector. */
  readonly settings?: SourceDocument;
}

/** `paconn` writes the first, the Power Platform CLI the second. Any case: published files differ. */
const definitionNames = ['apidefinition.swagger.json', 'apidefinition.json'];
const propertiesName = 'apiproperties.json';
const settingsName = 'settings.json';

/**
 * Finds connectors in a drop: one a folder, told by a definition or a properties file in it. Files are known by what
 * they hold; a name counts where a file's own text is broken and where several would do. `settings.json` may give names.
 *
 * @returns In the order of their first file. A definition alone is a connector's file only under its usual name.
 */
export function findParts(documents: readonly SourceDocument[]): readonly ConnectorParts[] {
  const folders = new Map<string, SourceDocument[]>();
  for (const document of documents) {
    const folder = document.name.slice(0, Math.max(0, document.name.lastIndexOf('/')));
    const files = folders.get(folder);
    if (files) files.push(document);
    else folders.set(folder, [document]);
  }
  return [...folders].flatMap(([folder, files]) => partsIn(folder, files) ?? []);
}

function partsIn(folder: string, files: readonly SourceDocument[]): ConnectorParts | undefined {
  const settings = files.find((file) => nameOf(file) === settingsName && isSettings(file.value));
  const named = (member: string): SourceDocument | undefined => {
    const wanted = isRecord(settings?.value) ? settings.value[member] : undefined;
    const name = typeof wanted === 'string' ? baseName(wanted).toLowerCase() : '';
    return name === '' ? undefined : files.find((file) => nameOf(file) === name);
  };
  const properties =
    named('apiProperties') ??
    files.find((file) => nameOf(file) === propertiesName) ??
    files.find(({ value }) => isProperties(value));
  const usual =
    named('apiDefinition') ??
    files.find((file) => definitionNames.includes(nameOf(file)) && (isSwagger2(file) || isBroken(file)));
  const definition = usual ?? (properties && files.find(isSwagger2));
  if (!definition && !properties) return undefined;
  const script = named('script') ?? files.find((file) => /\.csx$/.test(nameOf(file)) && file.syntax !== 'binary');
  const icon = named('icon') ?? files.find((file) => /^icon\.(?:png|jpe?g)$/.test(nameOf(file)));
  return {
    folder,
    ...(definition && { definition }),
    ...(properties && { properties }),
    ...(script && { script }),
    ...(icon && binaryKindOf(icon.bytes)?.kind === 'image' && { icon }),
    ...(settings && { settings }),
  };
}

/** Members that only `apiProperties.json` has. */
function isProperties(value: unknown): boolean {
  const properties = isRecord(value) ? value['properties'] : undefined;
  return (
    isRecord(properties) &&
    ['connectionParameters', 'connectionParameterSets', 'iconBrandColor'].some((name) =>
      Object.hasOwn(properties, name),
    )
  );
}

const isSettings = (value: unknown): boolean =>
  isRecord(value) &&
  ['apiDefinition', 'apiProperties', 'connectorId', 'powerAppsUrl'].some((name) => Object.hasOwn(value, name));

const isBroken = ({ diagnostics }: SourceDocument): boolean => diagnostics.some(({ severity }) => severity === 'error');

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

const nameOf = ({ name }: SourceDocument): string => baseName(name).toLowerCase();
