import { expect, test } from 'vitest';
import { addressPlace, requestAddress } from '#http/client-address.ts';
import { ownPath } from '#http/redirects.ts';
import { acceptedLocale } from '#http/locale.ts';
import { comesFromOurselves, ownOrigins } from '#http/origin.ts';

const posting = (origin?: string) => new Request('http://whatever/', { method: 'POST', headers: origin === undefined ? {} : { origin } });

test('in the demo localhost, 127.0.0.1 and [::1] at its port are all our own', () => {
  const own = ownOrigins(null, 4321);
  for (const host of ['localhost', '127.0.0.1', '[::1]']) expect(comesFromOurselves(posting(`http://${host}:4321`), own)).toBe(true);
  for (const origin of [
    'http://localhost:4322',
    'https://localhost:4321',
    'http://localhost',
    'http://localhost.evil.example:4321',
    'null',
    '',
  ]) {
    expect(comesFromOurselves(posting(origin), own)).toBe(false);
  }
});

test('in production only the public address is our own, whatever the Host header says', () => {
  const own = ownOrigins(new URL('https://kompetanse.moss.no'), 4321);
  expect(comesFromOurselves(posting('https://kompetanse.moss.no'), own)).toBe(true);
  for (const origin of ['http://kompetanse.moss.no', 'http://localhost:4321', 'http://whatever', undefined])
    expect(comesFromOurselves(posting(origin), own)).toBe(false);
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s without an Origin changes nothing', (method) => {
  expect(comesFromOurselves(new Request('http://whatever/', { method }), ownOrigins(null, 4321))).toBe(false);
});

test('reading needs no Origin', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(comesFromOurselves(new Request('http://whatever/', { method }), [])).toBe(true);
});

test.each([
  ['/experts?q=gdpr', '/experts?q=gdpr'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/.//evil.example', '/evil.example'],
  [null, '/'],
])('after sign-in %s leads to %s', (to, path) => {
  expect(ownPath(to)).toBe(path);
});

test.each([
  ['nb-NO,nb;q=0.9,en;q=0.8', 'nb'],
  ['nn', 'nb'],
  ['en-GB,en;q=0.9,nb;q=0.8', 'en'],
  ['de-DE,nb;q=0.3,en;q=0.2', 'nb'],
  ['nb;q=0,en', 'en'],
  ['de', 'en'],
  [null, 'en'],
])('a browser that asks for %s gets %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});

test('the address is the one our outermost proxy saw, never what the client claims', () => {
  const forwarded = new Headers({ 'x-forwarded-for': '6.6.6.6, 10.0.0.1, 10.0.0.2' });
  expect(requestAddress(forwarded, '127.0.0.1', 0)).toBe('127.0.0.1');
  expect(requestAddress(forwarded, '127.0.0.1', 1)).toBe('10.0.0.2');
  expect(requestAddress(forwarded, '127.0.0.1', 2)).toBe('10.0.0.1');
  expect(requestAddress(new Headers(), '127.0.0.1', 2)).toBe('127.0.0.1');
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:51234', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['[::ffff:c000:207]:443', '192.0.2.7'],
  ['2001:db8:a:b::1', '2001:db8:a:b::/64'],
  ['2001:DB8:A:B:ffff::9', '2001:db8:a:b::/64'],
  ['[2001:db8:a:b:1:2:3:4]:443', '2001:db8:a:b::/64'],
  ['2001:db8:a:c::1', '2001:db8:a:c::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['not an address', 'not an address'],
])('%s is counted as %s', (address, place) => {
  expect(addressPlace(address)).toBe(place);
});
