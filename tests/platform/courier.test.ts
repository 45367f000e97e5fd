import { describe, expect, it } from 'vitest';
import { obstacleOf } from '../../src/platform/courier.ts';

// What needs a browser is in tests/e2e/courier.spec.ts.
describe('obstacleOf', () => {
  it.each([
    { page: 'https:', url: 'https://api.example.com/pets', reason: undefined },
    { page: 'https:', url: 'http://api.example.com/pets', reason: 'mixed-content' },
    { page: 'http:', url: 'http://api.example.com/pets', reason: undefined },
    { page: 'https:', url: 'http://localhost:8080/pets', reason: undefined },
    { page: 'https:', url: 'http://127.0.0.1:8080/pets', reason: undefined },
    { page: 'https:', url: 'http://[::1]/pets', reason: undefined },
    { page: 'https:', url: 'http://shop.localhost/pets', reason: undefined },
    { page: 'https:', url: 'http://192.168.1.5/pets', reason: 'mixed-content' },
    { page: 'https:', url: 'http://127.0.0.1.example.com/pets', reason: 'mixed-content' },
    { page: 'http:', url: '/pets', reason: 'refused' },
    { page: 'http:', url: '', reason: 'refused' },
    { page: 'http:', url: 'ftp://example.com/pets', reason: 'refused' },
    { page: 'http:', url: 'javascript:alert(1)', reason: 'refused' },
  ])('$url from a page on $page', ({ page, url, reason }) => {
    expect(obstacleOf({ url }, page)?.reason).toBe(reason);
  });
});
