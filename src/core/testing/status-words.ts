/** Of the answers that APIs give. Source: IANA, HTTP Status Code Registry. */
const words: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  207: 'Multi-Status',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  423: 'Locked',
  424: 'Failed Dependency',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The words for a status where the answer brought none, as over HTTP/2; '' for a status that is not registered. */
export const statusWords = (status: number): string => words[status] ?? '';

/** What a status usually asks of the maker; undefined where nothing needs to be done. */
export function adviceFor(status: number): string | undefined {
  switch (status) {
    case 400:
    case 422:
      return 'The service does not understand the values. Its answer often says which one.';
    case 401:
      return 'The service does not know who is calling. Check the key, password or token of the connection.';
    case 403:
      return 'The service knows who is calling, and does not allow it. Check the permissions of the account.';
    case 404:
      return 'There is nothing at this address. Check the values in the path, then host and base URL on the General tab.';
    case 405:
      return 'The service does not take this verb at this address. Check verb and path of the operation.';
    case 406:
    case 415:
      return 'The service does not take or give this kind of content. Check what the operation consumes and produces.';
    case 429:
      return 'The service was called too often. Wait a little, then send again.';
    default:
      return status >= 500 ? 'The service has a fault of its own. Try again later, or ask who runs it.' : undefined;
  }
}
