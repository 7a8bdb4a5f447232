import { expect, test } from 'vitest';
import { guardsOf, withSwitches } from './guard-mutants.ts';

const SOURCE = `import { mustBeAllowed } from './context.ts';
/** mustBeAllowed( is named here. */
export function mustBeAllowedToRead(ctx) {}
const isGood = (row) => true;
export async function one({ ctx }) {
  mustBeAllowed(ctx, 'entry.edit', null);
  const leave = authorize(ctx.actor, 'entry.edit', null);
  return authorize(ctx.actor, 'entry.trash', null);
}
const two = (ctx) => authorize(ctx.actor, 'entry.edit', null);
`;

const AUTHORIZE = (id: string) =>
  `(globalThis.guardSwitch?.("${id}", authorize, () => ({ ok: true as const, value: true as const })) ?? authorize)`;

test('every call of a guard is found, and neither its definition nor its import', () => {
  expect(guardsOf('a.ts', SOURCE).map(({ id }) => id)).toEqual([
    'a.ts one mustBeAllowed',
    'a.ts one authorize',
    'a.ts one authorize 2',
    'a.ts two authorize',
  ]);
});

test('each of them gets a switch of its own, and nothing else changes', () => {
  const before = SOURCE.split('\n');
  const changed = withSwitches('a.ts', SOURCE)
    .split('\n')
    .flatMap((line, at) => (line === before[at] ? [] : [line.trim()]));
  expect(changed).toEqual([
    `(globalThis.guardSwitch?.("a.ts one mustBeAllowed", mustBeAllowed, () => undefined) ?? mustBeAllowed)(ctx, 'entry.edit', null);`,
    `const leave = ${AUTHORIZE('a.ts one authorize')}(ctx.actor, 'entry.edit', null);`,
    `return ${AUTHORIZE('a.ts one authorize 2')}(ctx.actor, 'entry.trash', null);`,
    `const two = (ctx) => ${AUTHORIZE('a.ts two authorize')}(ctx.actor, 'entry.edit', null);`,
  ]);
});

test('a file without guards has none', () => {
  expect(guardsOf('a.ts', 'export const a = 1;')).toEqual([]);
});
