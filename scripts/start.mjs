// npm start: install what is missing, build, serve the build on this computer.
import { install } from './install.mjs';
import { run } from './run.mjs';

install();
const { code } = await run('vite', ['build', '--logLevel', 'warn']);
if (code !== 0) process.exit(code);
console.log('Connector Studio is ready. Open the address below in a browser; Ctrl+C ends it.');
await run('vite', ['preview', '--host', '127.0.0.1', ...process.argv.slice(2)]);
