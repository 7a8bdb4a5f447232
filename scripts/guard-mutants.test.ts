import { expect, test } from 'vitest';
import { mutantsOf } from './guard-mutants.ts';

const SOURCE = `import { mustBeAllowed } from './context.ts';
/** mustBeAllowed( is named here. */
export function mustBeAllowedToRead(ctx) {}
export async function one({ ctx }) {
  mustBeAllowed(ctx, 'entry.edit', null);
  const leave = authorize(ctx.actor, 'entry.edit', null);
}
`;

test('each call of a guard is taken away by itself, and nothing else', () => {
  const mutants = mutantsOf('a.ts', SOURCE);
  expect(mutants.map(({ line, guard }) => [line, guard])).toEqual([
    [5, 'mustBeAllowed'],
    [6, 'authorize'],
  ]);
  for (const { without } of mutants) {
    const changed = without.split('\n').filter((line, at) => line !== SOURCE.split('\n')[at]);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toContain('=> ');
  }
});

test('a file without guards has none', () => {
  expect(mutantsOf('a.ts', 'export const a = 1;')).toEqual([]);
});
