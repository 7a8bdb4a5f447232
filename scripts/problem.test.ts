import { expect, test } from 'vitest';
import { asProblem, Problem } from './problem.ts';

const error = (message: string, more: object = {}) => Object.assign(new Error(message), more);

test.each([
  [error('ENOSPC: no space left on device, write', { code: 'ENOSPC', path: '/x' }), 'The disk is full', '/x'],
  [error('creating …\nFATAL: could not extend: No space left on device\nHINT'), 'The disk is full: FATAL', 'DATA_DIR'],
  [error('Database error', { code: '53100' }), 'The disk is full', 'DATA_DIR'],
  [error('EACCES: permission denied', { code: 'EACCES', path: '/y' }), 'No permission', '/y'],
  [error('EROFS: read-only', { code: 'EROFS', path: '/y' }), 'No permission', '/y'],
  [error('EEXIST: file exists', { code: 'EEXIST', path: '/z' }), 'in the way', '/z'],
  [error('Connection terminated unexpectedly'), 'connection to the database was lost', 'Nothing half done'],
  [error('connect ECONNREFUSED', { code: 'ECONNREFUSED' }), 'connection to the database was lost', 'server runs'],
])('%s is said in two sentences', (fault, what, advice) => {
  const problem = asProblem(fault);
  expect(problem?.message).toContain(what);
  expect(problem?.message).not.toContain('\n');
  expect(problem?.advice).toContain(advice);
});

test('a problem stays itself, and a surprise is none', () => {
  const problem = new Problem('What.', 'Do.');
  expect(asProblem(problem)).toBe(problem);
  expect(asProblem(error('ENOENT: no such file', { code: 'ENOENT', path: '/gone' }))).toBeUndefined();
  for (const surprise of [new TypeError('x is not a function'), 'text', null, undefined, 1])
    expect(asProblem(surprise)).toBeUndefined();
});
