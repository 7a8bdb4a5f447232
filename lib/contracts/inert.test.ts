import { expect, test } from 'vitest';
import { inert } from './inert.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1'])('%j is made text', (text) => {
  expect(inert(text)).toBe(`'${text}`);
});

test.each(['', 'RHEL5 or RHEL6 ??', 'a=b', ' =1', "'=1"])('%j stays as it is', (text) => {
  expect(inert(text)).toBe(text);
});
