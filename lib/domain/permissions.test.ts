import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Grant, grantsAllow, PERMISSIONS, ROLES, type Subject } from './permissions.ts';
import { ENTRY_KINDS } from './vocabulary.ts';

const on = (kind: 'package' | 'site', slug: string) => ({ kind, slug });
const expert: Grant = { role: 'expert', entry: on('package', 'gleam') };

describe('permissions', () => {
  it('an expert edits the own package and no other entry', () => {
    expect(grantsAllow([expert], 'entry.edit', on('package', 'gleam'))).toBe(true);
    expect(grantsAllow([expert], 'entry.edit', on('package', 'other'))).toBe(false);
    expect(grantsAllow([expert], 'entry.edit', on('site', 'gleam'))).toBe(false);
    expect(grantsAllow([expert], 'entry.trash', on('package', 'gleam'))).toBe(false);
  });

  it('an expert of everything edits all packages, and packages only', () => {
    const all: Grant = { role: 'expert', entry: null };
    expect(grantsAllow([all], 'entry.edit', on('package', 'other'))).toBe(true);
    expect(grantsAllow([all], 'entry.edit', on('site', 'slac'))).toBe(false);
  });

  it('a manager or admin of one entry is nobody', () => {
    for (const role of ['manager', 'admin'] as const) {
      expect(grantsAllow([{ role, entry: on('package', 'gleam') }], 'entry.edit', on('package', 'gleam'))).toBe(false);
    }
  });

  it('whoever may report test results may keep suites, so that a first report makes its suite', () => {
    expect(PERMISSIONS['suite.keep']).toEqual(PERMISSIONS['test.report']);
  });

  const grant = fc.record<Grant>({
    role: fc.constantFrom(...ROLES),
    entry: fc.option(fc.record({ kind: fc.constantFrom(...ENTRY_KINDS), slug: fc.constantFrom('a', 'b') })),
  });
  const subject: fc.Arbitrary<Subject> = fc.option(
    fc.record({ kind: fc.constantFrom(...ENTRY_KINDS), slug: fc.constantFrom('a', 'b') }),
  );

  it('more grants never allow less, and no grants allow nothing', () => {
    fc.assert(
      fc.property(fc.array(grant), grant, fc.constantFrom(...ACTIONS), subject, (grants, more, action, what) => {
        expect(grantsAllow([], action, what)).toBe(false);
        if (grantsAllow(grants, action, what)) expect(grantsAllow([...grants, more], action, what)).toBe(true);
      }),
    );
  });

  it('what one role may, some rule says', () => {
    fc.assert(
      fc.property(grant, fc.constantFrom(...ACTIONS), subject, (one, action, what) => {
        const named = PERMISSIONS[action].some(({ role }) => role === one.role);
        if (!named) expect(grantsAllow([one], action, what)).toBe(false);
      }),
    );
  });
});
