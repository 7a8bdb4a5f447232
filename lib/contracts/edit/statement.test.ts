import { describe, expect, it } from 'vitest';
import { FIELDS, fieldSchema } from '../fields.ts';
import { optionsOf, statablePatterns, statedText, statedValue, statementControl } from './statement.ts';

describe.each(['package', 'site'] as const)('statements on a %s', (kind) => {
  const patterns = statablePatterns(kind);

  it('are of fields that there are', () => {
    expect(patterns.filter((pattern) => !Object.hasOwn(FIELDS[kind], pattern))).toEqual([]);
  });

  it.each(patterns)('%s: whatever its control says fits the field, and is shown again', (pattern) => {
    const path = pattern.replace('*', 'rhel6');
    const control = statementControl(kind, path);
    if (control === null) throw new Error('No control.');
    const values = control.options ? optionsOf(control).map(([value]) => value) : ['17'];
    for (const chosen of values) {
      const value = statedValue(control, undefined, { chosen, raw: 'their words' });
      expect(fieldSchema(kind, path)?.safeParse(value).success, chosen).toBe(true);
      expect(statedText(control, value)).toBe(chosen);
    }
  });
});

it('keeps what else the present value says', () => {
  const control = statementControl('site', 'runtimes.docker');
  if (control === null) throw new Error('No control.');
  const present = { state: 'refused', raw: 'no', on: null, mayAsk: true, version: '1.12' };
  expect(statedValue(control, present, { chosen: 'testing', raw: 'since May' })).toEqual({
    ...present,
    state: 'testing',
    raw: 'since May',
  });
});

it('there is none for lists, nor for what is no field', () => {
  for (const path of ['bindable', 'owners', 'nothing', 'runtimes.a.b', ''])
    expect(statementControl('site', path)).toBe(null);
  expect(statementControl('task', 'state')).toBe(null);
});

it('a count that is none does not fit', () => {
  const control = statementControl('site', 'cores');
  if (control === null) throw new Error('No control.');
  for (const chosen of ['', '-1', '1.5', 'many']) {
    expect(fieldSchema('site', 'cores')?.safeParse(statedValue(control, 1, { chosen, raw: '' })).success).toBe(false);
  }
});
