/**
 * What of `postman-collection` the core uses. Its published types pull in Node's, with which reaching for `fetch` or a
 * file would no longer be a type error in the core (`paths` in src/core/tsconfig.json).
 */
declare const library: { readonly Url: { parse(address: string): unknown } };
export default library;
