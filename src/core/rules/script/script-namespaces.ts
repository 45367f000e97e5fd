import type { Rule } from '../rule.ts';
import { scriptLines } from '../walk/script-lines.ts';

/** Source: domain notes SCR-03, 1.6. */
const allowed: ReadonlySet<string> = new Set([
  'System',
  ...[
    'Collections', 'Collections.Generic', 'Diagnostics', 'IO', 'IO.Compression', 'Linq', 'Net', 'Net.Http', 'Net.Http.Headers',
    'Net.Security', 'Security.Authentication', 'Security.Cryptography', 'Text', 'Text.RegularExpressions', 'Threading',
    'Threading.Tasks', 'Web', 'Xml', 'Xml.Linq', 'Drawing', 'Drawing.Drawing2D', 'Drawing.Imaging',
  ].map((name) => `System.${name}`),
  'Microsoft.Extensions.Logging',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
]); // prettier-ignore

export const scriptNamespaces: Rule = {
  id: 'script-namespaces',
  severity: 'warning',
  why: 'The service compiles code with a few namespaces only; with others every call fails.',
  source: 'Connector documentation, custom code',
  notes: ['SCR-03'],
  *check(document) {
    for (const { number, code } of scriptLines(document.connector.script ?? '')) {
      const found = /^\s{0,80}using\s+(static\s+)?(?:\w{1,80}\s*=\s*)?([\w.]{1,200})\s*;/.exec(code);
      const name = found?.[2];
      if (name === undefined || allowed.has(name)) continue;
      // With "static" or a name of its own a type is meant, whose namespace is all before its last dot.
      const isType = found?.[1] !== undefined || code.includes('=');
      if (isType && allowed.has(name.slice(0, name.lastIndexOf('.')))) continue;
      yield {
        pointer: '/script',
        message: `Line ${number} of the code uses "${name}", which the service does not allow. Do without it.`,
      };
    }
  },
};
