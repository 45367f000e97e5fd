import { describe, expect, it } from 'vitest';
import { aboutItself, faultsWithin, problemsWithin } from '#core/definition/problems-within.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';

const found = (pointer: string, severity: Diagnostic['severity'] = 'error'): Diagnostic => ({
  code: 'rule/x',
  severity,
  message: 'x',
  pointer,
});
const diagnostics = ['/a/b/c', '/a-b', '/a', '/ab', '/a/properties/x/format', '/a/b', '/z'].map((place) =>
  found(place),
);

describe('findings within a place', () => {
  it.each([
    { pointer: '/a', places: ['/a', '/a/b', '/a/b/c', '/a/properties/x/format'] },
    { pointer: '/a/b', places: ['/a/b', '/a/b/c'] },
    { pointer: '/a-b', places: ['/a-b'] },
    { pointer: '/b', places: [] },
  ])('$pointer', ({ pointer, places }) => {
    expect(problemsWithin(diagnostics, pointer).map((one) => one.pointer)).toEqual(places);
  });

  it('are the same value when there is none', () => {
    expect(problemsWithin(diagnostics, '/none')).toBe(problemsWithin([], '/a'));
    expect(faultsWithin([found('/a', 'info')], '/a')).toBe(problemsWithin([], '/a'));
  });

  it('are about a schema itself unless they are in one inside it', () => {
    const about = aboutItself(problemsWithin(diagnostics, '/a'), '/a').map((one) => one.pointer);
    expect(about).toEqual(['/a', '/a/b', '/a/b/c']);
  });
});
