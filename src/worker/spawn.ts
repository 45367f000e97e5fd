/** TypeScript's DOM types do not have Trusted Types yet; this much is used. */
interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

const policy = trustedTypes?.createPolicy('worker-blob', {
  createScriptURL(url) {
    if (!url.startsWith('blob:')) throw new TypeError(`A worker starts from a blob, not from ${url}.`);
    return url;
  },
});

/**
 * Starts a worker that stands under the page's content security policy.
 *
 * A policy in a `<meta>` does not reach a worker loaded from an address; a worker made from a blob inherits it. So every
 * worker of the app starts here, from a few lines that import the real file. The import is dynamic because a static one
 * counts as `worker-src`, and messages are held back until it is done because they would be lost.
 *
 * @param url From `import url from './worker.ts?worker&url'`.
 * @param name Shown in the browser's tools.
 */
export function spawn(url: string, name: string): Worker {
  const script = new URL(url, document.baseURI).href;
  const bootstrap = `const held = [], hold = (event) => held.push(event);
addEventListener('message', hold);
import(${JSON.stringify(script)}).then(() => {
  removeEventListener('message', hold);
  for (const { data, ports } of held) dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
}, (error) => setTimeout(() => { throw error; }));`;
  const blob = URL.createObjectURL(new Blob([bootstrap], { type: 'text/javascript' }));
  const worker = new Worker(policy ? policy.createScriptURL(blob) : blob, { type: 'module', name });
  // Long after the browser has read it.
  setTimeout(() => URL.revokeObjectURL(blob), 10_000);
  return worker;
}
