/** The version in package.json, put in at build time (`vite.config.ts`). */
declare const __APP_VERSION__: string;

/** Made at build time (`scripts/vite/licences.ts`): what of others is in the page, by name. Empty where nothing is built. */
declare module 'virtual:licences' {
  export const licences: readonly {
    readonly name: string;
    readonly version: string;
    /** `MIT`. */
    readonly licence: string;
    readonly text: string;
  }[];
}
