// A converter in its own process, with a time limit for each file.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('convert.mjs', import.meta.url));

/**
 * Starts the process when it is first needed, and anew after one that took too long or died.
 *
 * @param {string} name Of the converter.
 * @param {string} place Where it is.
 */
export function openConverter(name, place) {
  let child;

  const start = () =>
    new Promise((resolve, reject) => {
      child = fork(program, [name, place], { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (chunk) => (said = (said + chunk).slice(-2000)));
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`${name} cannot be loaded (${code}). ${said}`)));
    });

  const stop = () => {
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = undefined;
  };

  return {
    /**
     * @param {object} job What `convert.mjs` takes.
     * @param {number} limit In milliseconds, for the first conversion and the repeated ones together.
     * @returns {Promise<{ ok: boolean, reason?: string, ms?: number, ratio?: number, peak?: number, isYaml?: boolean }>}
     */
    async run(job, limit) {
      if (!child?.connected) await start();
      const running = child;
      return new Promise((resolve) => {
        const settle = (answer, isLost) => {
          clearTimeout(timer);
          running.removeAllListeners();
          if (isLost) stop();
          resolve(answer);
        };
        const timer = setTimeout(() => settle({ ok: false, reason: `not done after ${limit / 1000} s` }, true), limit);
        running.once('message', (answer) => settle(answer, false));
        running.once('exit', (code, signal) => settle({ ok: false, reason: `died (${signal ?? code})` }, true));
        running.send(job);
      });
    },
    stop,
  };
}
