import fc from 'fast-check';
import { expect, it } from 'vitest';
import { returnPath } from './return-path.ts';

it.each(['/packages?q=a&open=b', '/tasks/3#x', '/'])('goes back to %s', (path) => {
  expect(returnPath(path)).toBe(path);
});

it.each([
  '//elsewhere.example/',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  '\\\\elsewhere.example',
  'https://elsewhere.example/',
  'javascript:alert(1)',
  '/.//elsewhere.example',
  '/x/..//elsewhere.example',
  '/api/auth/callback/oidc',
  '/sign-in?next=/sign-in',
  '',
  null,
  undefined,
  `/${'a'.repeat(3000)}`,
])('does not go to %j', (path) => {
  expect(returnPath(path)).toBe('/');
});

it('whatever is given, a browser stays on this site, and the answer is stable', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.webPath()), (text) => {
      const path = returnPath(text);
      expect(new URL(path, 'http://site.example/sign-in').origin).toBe('http://site.example');
      expect(returnPath(path)).toBe(path);
    }),
  );
});
