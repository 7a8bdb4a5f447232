import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldSchema } from '../fields.ts';
import { mergePatch } from '../merge-patch.ts';
import { type Editor, patchOf, stringsOf, weigh } from './editors.ts';
import { packageEditors } from './package-editors.ts';

const editors = packageEditors([{ slug: 'rhel6', name: 'RHEL6' }]);

/** Texts that the controls of an editor can hold. */
function texts(editor: Editor) {
  const text = fc.string({ maxLength: 30 }).filter((one) => !/\p{Cc}/u.test(one) && one.isWellFormed());
  if (editor.as === 'cell')
    return fc.record({
      [`${editor.path}#value`]: fc.constantFrom(...editor.options.map(([value]) => value)),
      [`${editor.path}#raw`]: text,
    });
  if (editor.as === 'choice')
    return fc.record({ [editor.path]: fc.constantFrom(...editor.options.map(([value]) => value)) });
  if (editor.as === 'support') return fc.record({ [editor.path]: fc.constantFrom('', 'supported', 'works', 'broken') });
  return fc.record({ [editor.path]: editor.path === 'name' ? text.map((one) => `${one}x`) : text });
}
const form = fc.tuple(...editors.map(texts)).map((all) => Object.assign({}, ...all) as Record<string, string>);

const apply = (fields: Record<string, unknown>, patch: Record<string, unknown>) => {
  const next = { ...fields };
  for (const [path, change] of Object.entries(patch)) {
    if (change === null) delete next[path];
    else next[path] = mergePatch(next[path] ?? null, change);
  }
  return next;
};
const shown = (fields: Record<string, unknown>) =>
  Object.assign({}, ...editors.map((editor) => stringsOf(editor, fields)));
const stored = (strings: Record<string, string>) =>
  apply({}, Object.fromEntries(editors.map((editor) => [editor.path, patchOf(editor, strings)])));

it('what a form says is stored, and shown again as it was said', () => {
  fc.assert(
    fc.property(form, (mine) => {
      expect(shown(stored(mine))).toEqual(mine);
      for (const [path, value] of Object.entries(stored(mine))) {
        expect(fieldSchema('package', path)?.safeParse(value).success, path).toBe(true);
      }
    }),
  );
});

it('nobody loses what somebody else wrote: each field is mine, theirs, or a question', () => {
  fc.assert(
    fc.property(form, form, form, (before, other, me) => {
      const base = stored(before);
      const now = stored(other);
      const { patch, conflicts } = weigh(editors, { base, now, mine: me, choices: {} });
      const after = shown(apply(now, patch));
      const asked = new Set(conflicts.map(({ path }) => path));
      for (const editor of editors) {
        for (const name of Object.keys(stringsOf(editor, base))) {
          if (asked.has(editor.path)) expect(after[name]).toBe(other[name]);
        }
        const same = (a: Record<string, string>, b: Record<string, string>) =>
          Object.keys(stringsOf(editor, base)).every((name) => a[name] === b[name]);
        if (asked.has(editor.path)) continue;
        if (same(me, before)) expect(same(after, other), editor.path).toBe(true);
        else expect(same(after, me), editor.path).toBe(true);
      }
    }),
  );
});

it('a choice settles a conflict either way', () => {
  const base = stored({ name: 'A', strategy: 'vm' });
  const now = stored({ name: 'B', strategy: 'vm' });
  const mine = { name: 'C', strategy: 'container' };
  const free = weigh(editors, { base, now, mine, choices: {} });
  expect(free.conflicts).toEqual([{ path: 'name', label: 'Name', base: 'A', theirs: 'B', mine: 'C' }]);
  expect(free.patch).toEqual({ strategy: 'container' });
  expect(weigh(editors, { base, now, mine, choices: { name: 'mine' } })).toEqual({
    patch: { name: 'C', strategy: 'container' },
    conflicts: [],
  });
  expect(weigh(editors, { base, now, mine, choices: { name: 'theirs' } })).toEqual({
    patch: { strategy: 'container' },
    conflicts: [],
  });
});
