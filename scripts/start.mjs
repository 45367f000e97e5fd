// npm start: install what is missing, build, serve the build on this computer. `-- --port 8080` asks for that port.
import { parseArgs } from 'node:util';
import { install, root } from './install.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
install();

const { build, preview } = await import('vite');
console.log('Building …');
await build({ root, logLevel: 'warn' });
const wanted = values.port === undefined ? {} : { port: Number(values.port), strictPort: true };
const server = await preview({ root, preview: { host: '127.0.0.1', ...wanted } });
console.log('Connector Studio is ready. Open this address in a browser; Ctrl+C ends it.');
server.printUrls();
