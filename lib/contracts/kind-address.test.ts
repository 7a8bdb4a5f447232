import { expect, it } from 'vitest';
import { ENTRY_KINDS } from '../domain/vocabulary.ts';
import { formAddress, kindAt, kindPath, newHref, ownPage, trashHref } from './kind-address.ts';

it('every kind has an address of its own', () => {
  for (const kind of ENTRY_KINDS) expect(kindAt(kindPath(kind))).toBe(kind);
  for (const other of ['', 'use_case', 'packages', '__proto__', 'constructor']) expect(kindAt(other)).toBeNull();
});

it('an entry is at its own page where it has one', () => {
  expect(ownPage('package', 'gleam')).toBe('/packages/gleam');
  expect(ownPage('task', 'do-it', 7)).toBe('/tasks/7');
  expect(ownPage('image', 'gleam')).toBe('/images/gleam');
  expect(ownPage('task', 'do-it')).toBeNull();
  expect(ownPage('use_case', 'l1')).toBeNull();
  expect(formAddress('use_case', 'l1')).toBe('/edit/use-case/l1');
  expect(trashHref('use_case', 'l1')).toBe('/trash/use-case/l1');
  expect(newHref('use_case')).toBe('/new/use-case');
});
