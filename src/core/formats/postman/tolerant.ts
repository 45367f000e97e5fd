export * from '../tolerant.ts';
