import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '../chromium.mjs';
import { root } from '../install.mjs';

/** What a browser asks for until the library is on the screen and it has gone quiet. */
export async function benchFirstLoad() {
  const executablePath = chromium();
  if (!executablePath) return;
  const { build, preview } = await import('vite');
  const { chromium: launcher } = await import('@playwright/test');
  await build({ root, logLevel: 'warn' });
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4300 } });
  const browser = await launcher.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const asked = new Set();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname));
    await page.goto(server.resolvedUrls?.local[0] ?? '', { waitUntil: 'networkidle' });
    const size = (ending) =>
      [...asked]
        .filter((path) => path.endsWith(ending))
        .reduce((sum, path) => sum + gzipSync(readFileSync(join(root, 'dist', path))).length / 1024, 0)
        .toFixed(1);
    console.log(
      `First load, gzip: ${size('.js')} KB script (budget 70 KB), ${size('.css')} KB style, ${asked.size} files`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}
