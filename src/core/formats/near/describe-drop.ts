import type { SourceDocument } from '../format.ts';

interface DropKind {
  /** Names of files, in lower case and without the folders around all of them. */
  readonly sign: (names: readonly string[]) => boolean;
  readonly message: string;
}

const hasFile =
  (pattern: RegExp): DropKind['sign'] =>
  (names) =>
    names.some((name) => pattern.test(name));

const office =
  'This is a document of Office, not an API description. If it shows a description, copy that into a text file of its own and bring that in.';

/** What archives and folders are, by the files in them. The surest sign first. */
const kinds: readonly DropKind[] = [
  { sign: hasFile(/(?:^|\/)(?:word\/document|xl\/workbook|ppt\/presentation)\.xml$/), message: office },
  { sign: (names) => names.includes('mimetype') && names.includes('content.xml'), message: office },
  {
    sign: hasFile(/(?:^|\/)microsoft\.flow\/flows\//),
    message:
      'This is an exported flow: it uses connectors, and holds none. Download the custom connector itself on the page Custom connectors, and bring that in.',
  },
  {
    sign: hasFile(/(?:^|\/)solution\.xml$/),
    message:
      'This is a solution without a custom connector in it. Add the connector to the solution and export it again, or download the connector itself on the page Custom connectors.',
  },
  {
    sign: (names) => names.includes('header.json') && hasFile(/^(?:controls|src)\//)(names),
    message:
      'This is a canvas app (.msapp): it uses connectors, and holds none. Download the custom connector itself on the page Custom connectors, and bring that in.',
  },
  {
    sign: hasFile(/(?:^|\/)bruno\.json$|\.bru$/),
    message: 'This is a Bruno collection. Export it from Bruno for Postman, and bring that in.',
  },
  {
    sign: hasFile(/(?:^|\/)(?:meta-inf\/manifest\.mf|androidmanifest\.xml)$|\.nuspec$/),
    message:
      'This is a packed program, not an API description. Look for its OpenAPI or Swagger file and bring that in.',
  },
  {
    sign: hasFile(/\.proto$/),
    message:
      'These are protocol buffers (gRPC), and connectors call HTTP services. Look for an OpenAPI file of the same API.',
  },
];

/** Says what several files are together; undefined when there is no sign of anything known. */
export function describeDrop(documents: readonly SourceDocument[]): string | undefined {
  const names = documents.map(({ name }) => name.toLowerCase());
  return kinds.find(({ sign }) => sign(names))?.message;
}
