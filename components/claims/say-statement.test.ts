import { expect, it } from 'vitest';
import { statementLine } from './say-statement.ts';

it.each([
  [{ raw: 'there is one', value: { value: 'yes', raw: 'there is one' } }, 'yes, “there is one”'],
  [{ raw: 'tried it', value: { support: 'works', note: '' } }, 'works, “tried it”'],
  [{ raw: '(tick)', value: { value: 'yes', raw: '(tick)' } }, 'yes'],
  [{ raw: 'works', value: { support: 'works', note: '' } }, 'works'],
  [{ raw: 'RHEL5 or 6', value: { raw: 'RHEL5 or 6' } }, '“RHEL5 or 6”'],
  [{ raw: '', value: { raw: '' } }, 'left blank'],
  [{ raw: 'vm', value: 'vm' }, '“vm”'],
])('%j is said as %s', (claim, line) => {
  expect(statementLine(claim)).toBe(line);
});
