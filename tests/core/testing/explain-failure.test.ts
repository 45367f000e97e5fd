import { expect, it } from 'vitest';
import { explainFailure, isMixedContent } from '#core/testing/explain-failure.ts';

const common = ['call/cors', 'call/not-found', 'call/certificate', 'call/blocked'];
const plain = ['call/cors', 'call/not-found', 'call/blocked'];

it.each([
  { name: 'a public service', url: 'https://api.example.com/a', page: 'https://studio.example', codes: common },
  {
    name: 'http from https',
    url: 'http://api.example.com/a',
    page: 'https://studio.example',
    codes: ['call/mixed-content'],
  },
  { name: 'http from http', url: 'http://api.example.com/a', page: 'http://localhost', codes: plain },
  {
    name: 'loopback from https',
    url: 'http://127.0.0.1:8080/',
    page: 'https://studio.example',
    codes: ['call/local-network', ...plain],
  },
  { name: 'loopback from loopback', url: 'http://localhost:8080/', page: 'http://127.0.0.1', codes: plain },
  {
    name: 'private address',
    url: 'https://192.168.1.5/',
    page: 'https://studio.example',
    codes: ['call/local-network', ...common],
  },
  {
    name: 'private address, IPv6',
    url: 'https://[fd00::1]/',
    page: 'https://studio.example',
    codes: ['call/local-network', ...common],
  },
  {
    name: 'name of an office network',
    url: 'https://intranet/',
    page: 'https://studio.example',
    codes: ['call/local-network', ...common],
  },
  { name: 'not private', url: 'https://172.32.0.1/', page: 'https://studio.example', codes: common },
  { name: 'no address', url: 'https://', page: 'https://studio.example', codes: ['call/address-not-valid'] },
  {
    name: 'another scheme',
    url: 'ftp://api.example/',
    page: 'https://studio.example',
    codes: ['call/address-not-valid'],
  },
])('$name', ({ url, page, codes }) => {
  const { protocol, hostname } = new URL(page);
  const reasons = explainFailure({ url, pageProtocol: protocol, pageHost: hostname });
  expect(reasons.map(({ code }) => code)).toEqual(codes);
  for (const { message } of reasons) expect(message).toMatch(/^[A-Z\d].*\.$|^\S.*\.$/);
});

it.each([
  { url: 'http://a.example', pageProtocol: 'https:', mixed: true },
  { url: 'http://dev.localhost', pageProtocol: 'https:', mixed: false },
  { url: 'http://a.example', pageProtocol: 'file:', mixed: false },
  { url: 'nonsense', pageProtocol: 'https:', mixed: false },
])('mixed content: $url from $pageProtocol is $mixed', ({ mixed, ...call }) => {
  expect(isMixedContent(call)).toBe(mixed);
});
