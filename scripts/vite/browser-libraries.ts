import type { Plugin } from 'vite';

/** Where a library imports something the browser cannot or must not run, and what stands in for it. */
interface StandIn {
  readonly importer: RegExp;
  readonly imported: RegExp;
  readonly code: string;
}

const nothingCommonJs = 'module.exports = {};';

const standIns: readonly StandIn[] = [
  // 250 KB (gzip) of invented names and character tables, only used to make up values for `{{$randomFirstName}}`.
  {
    importer: /postman-collection\/lib\//,
    imported: /(\/dynamic-variables|^@faker-js\/faker.*|^iconv-lite)$/,
    code: nothingCommonJs,
  },
  // The original imports every editor feature there is (up to 390 KB gzip) and may start a worker from an address.
  {
    importer: /monaco-editor\/esm\/vs\/languages\//,
    imported: /internal\/common\/workers\.js$/,
    code: `import { editor } from 'monaco-editor/editor';
export function createWebWorker({ label, createData, host, keepIdleModels }) {
  const started = globalThis.MonacoEnvironment.getWorker('workerMain.js', label);
  const worker = Promise.resolve(started).then((thread) => {
    thread.postMessage('ignore');
    thread.postMessage(createData);
    return thread;
  });
  return editor.createWebWorker({ worker, host, keepIdleModels });
}`,
  },
];

const prefix = '\0browser-library:';

/**
 * Replaces the parts of third-party libraries that need Node, compile code at run time or could reach the network.
 * Used three times: for the page, for workers (Vite builds those with plugins of their own) and for the dev server's
 * pre-bundling.
 */
export function browserLibraries(): Plugin {
  return {
    name: 'browser-libraries',
    enforce: 'pre',
    resolveId(imported, importer) {
      if (importer === undefined) return null;
      const from = importer.replaceAll('\\', '/');
      const index = standIns.findIndex((standIn) => standIn.importer.test(from) && standIn.imported.test(imported));
      return index === -1 ? null : `${prefix}${index}`;
    },
    load(id) {
      return id.startsWith(prefix) ? (standIns[Number(id.slice(prefix.length))]?.code ?? null) : null;
    },
  };
}
