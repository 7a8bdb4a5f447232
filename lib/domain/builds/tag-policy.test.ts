import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followsTag } from './tag-policy.ts';

test.each([
  ['', 'anything', true],
  ['v*', 'v1.2', true],
  ['v*', 'latest', false],
  ['v*', 'dev', false],
  ['latest, v*', 'latest', true],
  ['*', '', true],
  ['*-rc*', '2.0-rc1', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['v1.2', 'v1x2', false],
  ['*.*.*', '1.2', false],
])('%s follows %s: %s', (policy, tag, follows) => {
  expect(followsTag(policy, tag)).toBe(follows);
});

test('a pattern is what a regular expression with .* in place of its stars is', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), minLength: 1, maxLength: 8 });
  const tag = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 });
  fc.assert(
    fc.property(text, tag, (pattern, name) => {
      const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(followsTag(pattern, name)).toBe(expression.test(name));
    }),
  );
});
