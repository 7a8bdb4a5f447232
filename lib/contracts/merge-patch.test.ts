import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePatch } from './merge-patch.ts';

/** RFC 7396, section 2, as literally as JavaScript allows. */
function reference(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  let result: Record<string, unknown> = Object.create(null);
  if (typeof target === 'object' && target !== null && !Array.isArray(target)) {
    result = Object.assign(result, target);
  }
  for (const name of Object.keys(patch)) {
    const value = (patch as Record<string, unknown>)[name];
    if (value === null) delete result[name];
    else result[name] = reference(result[name], value);
  }
  return result;
}

/** The table of appendix A. */
const EXAMPLES = [
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
] as const;

// Few names, so that targets and patches meet, and those that JavaScript gives a meaning.
const name = fc.constantFrom('a', 'b', 'support', 'constructor', 'toString', '__proto__');
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, 'text', ''),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(name, tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;
const text = (json: unknown) => JSON.stringify(json, (_, part) => sorted(part));
const sorted = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part;

describe('mergePatch', () => {
  it.each(EXAMPLES)('%s with %s is %s', (target, patch, result) => {
    expect(mergePatch(JSON.parse(target), JSON.parse(patch))).toEqual(JSON.parse(result));
  });

  it('is what RFC 7396 says, of any values', () => {
    fc.assert(
      fc.property(value, value, (target, patch) => {
        const before = text([target, patch]);
        expect(text(mergePatch(target, patch))).toBe(text(reference(target, patch)));
        expect(text([target, patch])).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('touches nothing but what it returns', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__":{"polluted":1}}'));
    expect(Object.keys(merged as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
