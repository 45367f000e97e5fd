// npm run check: types of TypeScript and Svelte, lint, format. Two at a time; each says what it found once it is done.
import { pathToFileURL } from 'node:url';
import { run, secondsSince } from './run.mjs';

const lanes = [
  [
    { name: 'types of src/core', tool: 'typescript', args: ['-p', 'src/core/tsconfig.json', '--pretty'] },
    {
      name: 'types of everything',
      tool: 'svelteCheck',
      args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    },
    {
      name: 'format',
      tool: 'prettier',
      args: [
        '--check',
        '--cache',
        '--cache-location',
        'node_modules/.cache/format-check.json',
        '--log-level',
        'warn',
        '.',
      ],
    },
  ],
  [{ name: 'lint', tool: 'eslint', args: ['--max-warnings', '0', '.'] }],
];

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function check() {
  const results = await Promise.all(lanes.map(runLane));
  const passed = results.flat().filter(Boolean).length;
  return { passed, failed: results.flat().length - passed };
}

async function runLane(lane) {
  const results = [];
  for (const { name, tool, args } of lane) {
    const started = performance.now();
    const { code, output } = await run(tool, args, { quiet: true });
    const ok = code === 0;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(started)})`);
    if (!ok) console.log(output.trimEnd());
    results.push(ok);
  }
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
