/** Words written in capitals throughout, wherever they stand. */
const acronyms = new Set([
  'api', 'bcc', 'cc', 'cpu', 'crm', 'csv', 'dns', 'faq', 'guid', 'hr', 'html', 'http', 'https', 'iban', 'id', 'ip', 'iso',
  'json', 'kpi', 'pdf', 'png', 'pin', 'rss', 'sku', 'sms', 'sql', 'ssl', 'tls', 'uri', 'url', 'utc', 'uuid', 'vat', 'vm',
  'xml', 'zip',
]); // prettier-ignore

const smallWords = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/**
 * The words of an identifier or a phrase, as they were written: `order_id`, `orderId` and `Order ID` each give two.
 * Accents are taken off Latin letters; whatever is neither a letter nor a digit separates. Digits stay with the letters
 * before them (`v2`).
 */
export function wordsOf(text: string): readonly string[] {
  if (/^[ -&(-~]*$/.test(text)) return text.match(plainWord) ?? [];
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The same for plain ASCII without apostrophes, which nearly every name is: one search in place of five. */
const plainWord = /[A-Z]+(?=[A-Z][a-z])|[A-Z]+\d[a-z\d]*|[A-Z]?[a-z][a-z\d]*|[A-Z]+|\d[a-z\d]*/g;

/**
 * A label for an identifier: `order_id` gives `Order ID`, `GetOrdersByIdLines` as a sentence `Get orders by ID lines`.
 *
 * @param style `title` for parameters and properties (the platform asks Title Case of labels), `sentence` for summaries.
 */
export function humanise(identifier: string, style: 'title' | 'sentence' = 'title'): string {
  const written = wordsOf(identifier).map((word, index, words) => {
    const lower = word.toLowerCase();
    if (acronyms.has(lower)) return lower.toUpperCase();
    if (acronyms.has(lower.replace(/s$/, ''))) return `${lower.slice(0, -1).toUpperCase()}s`;
    if (index > 0 && (style === 'sentence' || (smallWords.has(lower) && index < words.length - 1))) return lower;
    return capitalise(lower);
  });
  return written.join(' ');
}

/** The first letter in upper case, the rest as it is. */
export function capitalise(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}
