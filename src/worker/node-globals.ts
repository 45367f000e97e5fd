/**
 * `@apidevtools/swagger-parser` asks `Buffer.isBuffer` of every file it reads, a Node global that a worker lacks. It is
 * only ever given parsed objects here. Can go once the library asks for `Uint8Array`.
 */
if (!('Buffer' in globalThis)) Object.assign(globalThis, { Buffer: { isBuffer: () => false } });
