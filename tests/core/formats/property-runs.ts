/**
 * How property tests run: `PROPERTY_RUNS=5000` looks long, `PROPERTY_SEED=…` elsewhere. As it is, every run is the
 * same and takes seconds.
 */
export const propertyRuns = {
  numRuns: Number(process.env['PROPERTY_RUNS'] ?? 12),
  seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_123),
} as const;
