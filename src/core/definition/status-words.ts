/** Of the answers that APIs give. Source: IANA, HTTP Status Code Registry. */
const words: ReadonlyMap<string, string> = new Map([
  ['200', 'OK'],
  ['201', 'Created'],
  ['202', 'Accepted'],
  ['203', 'Non-Authoritative Information'],
  ['204', 'No Content'],
  ['205', 'Reset Content'],
  ['206', 'Partial Content'],
  ['207', 'Multi-Status'],
  ['300', 'Multiple Choices'],
  ['301', 'Moved Permanently'],
  ['302', 'Found'],
  ['303', 'See Other'],
  ['304', 'Not Modified'],
  ['307', 'Temporary Redirect'],
  ['308', 'Permanent Redirect'],
  ['400', 'Bad Request'],
  ['401', 'Unauthorized'],
  ['402', 'Payment Required'],
  ['403', 'Forbidden'],
  ['404', 'Not Found'],
  ['405', 'Method Not Allowed'],
  ['406', 'Not Acceptable'],
  ['408', 'Request Timeout'],
  ['409', 'Conflict'],
  ['410', 'Gone'],
  ['411', 'Length Required'],
  ['412', 'Precondition Failed'],
  ['413', 'Content Too Large'],
  ['414', 'URI Too Long'],
  ['415', 'Unsupported Media Type'],
  ['422', 'Unprocessable Content'],
  ['423', 'Locked'],
  ['424', 'Failed Dependency'],
  ['428', 'Precondition Required'],
  ['429', 'Too Many Requests'],
  ['431', 'Request Header Fields Too Large'],
  ['451', 'Unavailable For Legal Reasons'],
  ['500', 'Internal Server Error'],
  ['501', 'Not Implemented'],
  ['502', 'Bad Gateway'],
  ['503', 'Service Unavailable'],
  ['504', 'Gateway Timeout'],
]);

/** The usual words for a status; '' for one that is not registered. */
export const statusWords = (status: number | string): string => words.get(String(status)) ?? '';

/** As `statusWords`, and the status itself where there are none: `default`, `299`. */
export const phraseOf = (status: string): string => statusWords(status) || status;

/** The statuses that there are words for, and `default`: to choose from. */
export const knownStatuses: readonly string[] = ['default', ...words.keys()];
