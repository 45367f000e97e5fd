/** A version that is on this computer and waits until the page makes way for it. */
export interface WaitingVersion {
  readonly version: string;
  /** Has it answer for every open page from now on; resolves when it does, rejects when another version came instead. */
  readonly takeOver: () => Promise<void>;
}

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

/** Not more often than this the page asks its own host whether there is a newer version, in milliseconds. */
const askAgainAfter = 60 * 60 * 1000;

/**
 * Keeps the page on this computer, so that it works without a network (`scripts/vite/service-worker.js`). Does nothing
 * on the dev server and where browsers have no service workers: over plain http, in some private windows.
 *
 * @param onWaiting Called when another version is ready, and again for each that takes its place.
 * @param onUnkept Called when it could not be kept: it works while it is open, and with a network.
 */
export async function startOffline(
  onWaiting: (waiting: WaitingVersion) => void,
  onUnkept: () => void = () => undefined,
): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await pageLoaded();
  try {
    const registration = await navigator.serviceWorker.register(workerAddress(), { updateViaCache: 'none' });
    navigator.serviceWorker.controller?.postMessage('started');
    tellWaiting(registration, onWaiting);
    tellUnkept(registration, onUnkept);
    askNowAndThen(registration);
  } catch {
    // Refused by the browser or by the host: the page works as it does without.
  }
}

/** The page's own files first. */
function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => addEventListener('load', () => resolve(), { once: true }));
}

function workerAddress(): string {
  const address = new URL('./sw.js', document.baseURI).href;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('service-worker', {
    createScriptURL(url) {
      if (url !== address) throw new TypeError(`${url} is not the service worker.`);
      return url;
    },
  });
  return policy?.createScriptURL(address) ?? address;
}

function tellWaiting(registration: ServiceWorkerRegistration, onWaiting: (waiting: WaitingVersion) => void): void {
  const tell = async (): Promise<void> => {
    const { waiting, active } = registration;
    // The first one has nobody to wait for.
    if (!waiting || !active) return;
    const version = await versionOf(waiting);
    onWaiting({ version, takeOver: () => takeOver(waiting) });
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') void tell();
    });
  });
  void tell();
}

/** A version that could not be kept whole is thrown away; where there was none before, that leaves none. */
function tellUnkept(registration: ServiceWorkerRegistration, onUnkept: () => void): void {
  const watch = (): void => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant' && !registration.active) onUnkept();
    });
  };
  registration.addEventListener('updatefound', watch);
  watch();
}

function versionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(typeof data === 'string' ? data : '');
    worker.postMessage('version', [port2]);
    setTimeout(() => resolve(''), 3000);
  });
}

/** For a page that did not ask itself: resolves when the version that waits is made to answer by another page. */
function takeOver(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve();
      else if (worker.state === 'redundant') reject(new Error('Another version has come instead.'));
    };
    worker.addEventListener('statechange', look);
    look();
    worker.postMessage('take-over');
  });
}

/** A page that is open for days learns of a new version too. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < askAgainAfter) return;
    asked = Date.now();
    registration.update().catch(() => undefined);
  });
}
