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
