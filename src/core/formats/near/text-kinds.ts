import { describeFailure, statusIn } from './describe-answer.ts';
import { describePage } from './describe-page.ts';
import { shownAddress, takes } from './near-miss.ts';

interface TextKind {
  readonly sign: RegExp;
  readonly message: string | ((text: string) => string);
}

// The patterns below must not go over the same text in two ways: hostile files would make them take for ever.

const xml = (inside: string): RegExp => new RegExp(`^\\s*<[\\s\\S]{0,4000}?(?:${inside})`, 'i');

const kinds: readonly TextKind[] = [
  {
    sign: /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i,
    message: describePage,
  },
  {
    sign: xml(String.raw`schemas\.xmlsoap\.org/wsdl|www\.w3\.org/ns/wsdl`),
    message: `This is a WSDL file of a SOAP service, in XML. ${takes} Look whether the service has a REST description.`,
  },
  {
    sign: xml(String.raw`wadl\.dev\.java\.net`),
    message: `This is a WADL file, in XML. ${takes} Convert it to OpenAPI and bring that in.`,
  },
  {
    sign: xml(String.raw`<edmx:|docs\.oasis-open\.org/odata|schemas\.microsoft\.com/ado/\d+/\d+/edm`),
    message: `This is the metadata ($metadata) of an OData service, in XML. ${takes} Convert it to OpenAPI and bring that in.`,
  },
  {
    sign: xml('<(?:xs|xsd):schema|<schema[^>]{0,200}XMLSchema'),
    message: `This is an XML schema: it describes data, not the calls of an API. ${takes}`,
  },
  {
    sign: xml('soapui-project|<jmeterTestPlan|<testsuites?[ >]|LMRequest|com\\.luckymarmot'),
    message: `This is a project or a report of a testing program (SoapUI, JMeter, Newman, Paw). ${takes} Export the requests from there in one of these.`,
  },
  {
    sign: xml('<ImportExportXml'),
    message:
      'This is one file of a solution. Bring in the whole solution as a zip, or the custom connector itself, downloaded on the page Custom connectors.',
  },
  {
    sign: xml('<Error>[\\s\\S]{0,300}<Code>'),
    message: (text) => {
      const [, words = ''] = /<Message>([^<]{1,200})/.exec(text) ?? [];
      const [, code = ''] = /<Code>([^<]{1,60})/.exec(text) ?? [];
      return describeFailure(statusIn(`${code} ${words}`) ?? (/denied/i.test(code) ? 403 : undefined), words || code);
    },
  },
  {
    sign: /^\s*<svg\b|^\s*<\?xml[\s\S]{0,1000}?<svg\b/i,
    message: `This is an SVG image, not an API description. ${takes}`,
  },
  { sign: /^\s*<(?:\?xml|!DOCTYPE|[A-Za-z])/i, message: `This is XML, which is not supported. ${takes}` },
  {
    sign: /^\s*(?:\$\s*)?(?:(?:wget|https?|xh|iwr|irm|Invoke-(?:RestMethod|WebRequest))[ \t]+\S|(?:await )?fetch\()/,
    message: `These are calls for another program than cURL. ${takes} Write them as cURL commands, and bring those in.`,
  },
  {
    sign: /^(?:#[^\n]*\n|\s|@[^\n]*\n){0,200}(?:GET|POST|PUT|PATCH|DELETE)[ \t]+(?:https?:\/\/|\{\{|\/)\S/,
    message: `These are requests for an editor (.http or .rest). ${takes} Write them as cURL commands, and bring those in.`,
  },
  { sign: /^#%RAML\b/, message: `This is a RAML file. ${takes} Convert it to OpenAPI and bring that in.` },
  {
    sign: /^FORMAT:\s*1A/i,
    message: `This is an API Blueprint. ${takes} Convert it to OpenAPI and bring that in.`,
  },
  {
    sign: /^(?:\s|\/\/[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*\*\/)*(?:syntax|edition)\s*=\s*["'](?:proto|20)/,
    message: `These are protocol buffers (gRPC), and connectors call HTTP services. Ask whoever runs the service whether it can be called over HTTP too, and for the OpenAPI file of that.`,
  },
  {
    sign: /^(?:\s|#[^\n]*\n|"""(?:(?!""")[\s\S])*""")*(?:(?:extend\s+)?(?:type|interface|input|enum|union|scalar|directive)\s+@?\w+|schema\s*[{@]|query\b|mutation\b)[^;]*?[{=@|(]/,
    message: `This is a GraphQL schema. ${takes} Make a connector with one POST operation for the GraphQL address instead.`,
  },
  {
    sign: /^\s*meta\s*\{\s*\n\s*name\s*:/,
    message:
      'This is a request of a Bruno collection. Export the collection from Bruno for Postman, and bring that in.',
  },
  {
    sign: /\bclass\s+\w+\s*:\s*ScriptBase\b/,
    message:
      "This is a connector's script alone. Bring it in together with the definition: both files at once, their folder, or a zip of it.",
  },
  {
    sign: /^(?:using [\w.]+;|import\s[^\n]*\bfrom\b|import ["'{*]|import java|package \w|from [\w.]+ import |#!\/|#include\b|<\?php|'use strict'|"use strict"|(?:const|let|var) \w+ ?=|(?:export )?(?:class|function|def) \w+)/m,
    message:
      'This is the text of a program. Programs often give their description at an address such as /openapi.json or /swagger/v1/swagger.json: open it, save what shows, and bring that in.',
  },
  {
    sign: /^-----BEGIN [A-Z ]+-----/,
    message: `This is a key or a certificate; nothing of it was kept. ${takes}`,
  },
  {
    sign: /^\s*(?:HTTP\/[\d.]+ )?(?:[45]\d\d\b[: -]{0,3}[A-Za-z ]{0,60}|Not Found|Forbidden|Unauthorized|Access Denied|Bad Gateway|Internal Server Error)\.?\s*(?:\n|$)/i,
    message: (text) => {
      const line = text.trim().split(/\r?\n/, 1)[0] ?? '';
      return describeFailure(statusIn(line), line);
    },
  },
];

/** Says what a text is; undefined when there is no sign of anything known. */
export function describeText(text: string): string | undefined {
  const start = text.slice(0, 20_000).replace(/^\uFEFF/, '');
  const kind = kinds.find(({ sign }) => sign.test(start));
  if (kind) return typeof kind.message === 'string' ? kind.message : kind.message(text);
  if (isSettings(start)) {
    return `These are settings of a program (.env), which often hold secrets; nothing of them was kept. ${takes}`;
  }
  if (isTable(start)) {
    return `This is a table (CSV), not an API description. ${takes}`;
  }
  const [found = ''] =
    /https?:\/\/[^\s"'<>()[\]]{1,300}(?:openapi|swagger)[^\s"'<>()[\]]{0,100}\.(?:json|ya?ml)\b/i.exec(start) ?? [];
  const address = shownAddress(found);
  return address === ''
    ? undefined
    : `This is a text that names an API description at ${address}: save that and bring it in.`;
}

/** Nothing but `NAME=value`, comments and empty lines. */
function isSettings(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return lines.length > 0 && lines.every((line) => /^(?:export )?[A-Z][A-Z0-9_]*=/.test(line));
}

/** Two lines or more with the same number of separators. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  // The last may be cut off.
  const rows = lines.slice(0, Math.min(10, Math.max(2, lines.length - 1)));
  if (rows.length < 2) return false;
  return [',', ';', '\t'].some((separator) => {
    const counts = rows.map((row) => row.replace(/"[^"]*"/g, '').split(separator).length);
    return (counts[0] ?? 0) > 1 && counts.every((count) => count === counts[0]);
  });
}
