import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENTRY_KINDS, type EntryKind } from '../../domain/vocabulary.ts';
import { fieldSchema } from '../fields.ts';
import { mergePatch } from '../merge-patch.ts';
import type { Control } from './controls.ts';
import { type Editor, editorFault, patchesOf, patchOf, stringsOf, weigh } from './editors.ts';
import { editorsOf } from './editors-of.ts';

const editors = editorsOf('package', { platform: [{ slug: 'rhel6', name: 'RHEL6' }] });

const text = fc.string({ maxLength: 30 }).filter((one) => !/\p{Cc}/u.test(one) && one.isWellFormed());
const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const words = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,12}[a-z]$/);
const day = fc.constantFrom('', '2017-07-24', '2024-02-29');
const LINES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  text: words,
  slug,
  address: slug.map((one) => `use_case/${one}`),
  owner: slug.map((one) => `${one} | release manager`),
  link: fc.oneof(
    words,
    words.map((one) => `${one} | https://example.org/a|b`.replace('|b', '-b')),
  ),
  noted: slug.map((one) => `${one} | a note`),
  doubted: fc.oneof(
    slug,
    slug.map((one) => `${one}? | perhaps`),
  ),
};

/** Texts that a control can hold, written as it writes them. */
function written(control: Control, isName = false): fc.Arbitrary<string> {
  switch (control.as) {
    case 'choice':
      return fc.constantFrom(...control.options.map(([value]) => value));
    case 'number':
      return fc.oneof(
        fc.constant(control.empty === null ? '' : '7'),
        fc.integer({ min: Math.max(1, control.min), max: 3000 }).map(String),
      );
    case 'bytes':
      return fc.constantFrom('', '50 GB', '1.5 TB', '700 MiB', '1234567 B');
    case 'day':
      return day;
    case 'yesno':
      return fc.constantFrom('yes', 'no');
    case 'ref':
      return fc.oneof(fc.constant(''), slug);
    case 'lines':
      return fc
        .uniqueArray(control.of === 'word' ? fc.constantFrom('registry', 'sif') : (LINES[control.of] ?? text), {
          maxLength: 3,
        })
        .map((lines) => lines.join('\n'));
    default:
      return isName ? text.map((one) => `${one}x`) : text;
  }
}

/** Texts that the controls of an editor can hold. */
function texts(editor: Editor): fc.Arbitrary<Record<string, string>> {
  const { path } = editor;
  switch (editor.as) {
    case 'cell':
      return fc
        .record({ value: fc.constantFrom(...editor.options.map(([value]) => value)), raw: text, waiting: slug })
        .map(({ value, raw, waiting }) => ({
          [`${path}#value`]: value,
          [`${path}#raw`]: raw,
          ...(editor.waiting && { [`${path}#waitingOn`]: value === editor.waiting.when ? waiting : '' }),
        }));
    case 'support':
      return fc.record({ [path]: fc.constantFrom('', 'supported', 'works', 'broken') });
    case 'raw':
      return fc.record({ [path]: text });
    case 'keys':
      return fc.uniqueArray(slug, { maxLength: 3 }).map((all) => ({
        [path]: [...all]
          .sort()
          .map((one, index) => (index === 1 ? `${one} | 5.34` : one))
          .join('\n'),
      }));
    case 'record':
      return fc.record(
        Object.fromEntries(
          editor.parts.map((part) => [
            `${path}#${part.key}`,
            part.as === 'choice' && part.key === editor.removes
              ? fc.constantFrom(...part.options.map(([value]) => value).filter((value) => value !== ''))
              : written(part, part.key === editor.removes),
          ]),
        ),
      );
    default:
      if (path === 'recipeUrl') return fc.record({ [path]: fc.constantFrom('', 'https://example.org/recipe') });
      return fc.record({ [path]: written(editor, path === 'name') });
  }
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
/** What the store makes of patches: merged, and parsed as the field's contract has it. */
const parsed = (kind: EntryKind, fields: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(fields).map(([path, value]) => {
      const result = fieldSchema(kind, path)?.safeParse(value);
      expect(result?.success, `${path} ${JSON.stringify(value)}`).toBe(true);
      return [path, result?.data];
    }),
  );
const stored = (strings: Record<string, string>) =>
  apply({}, Object.assign({}, ...editors.map((editor) => patchesOf(editor, strings, {}))));

const NAMES = {
  platform: [{ slug: 'rhel6', name: 'RHEL6' }],
  runtime: [{ slug: 'docker', name: 'Docker' }],
  dependency: [{ slug: 'root', name: 'ROOT' }],
  criterion: [{ slug: 'rights', name: 'Rights' }],
};
/** Something under each starred path whose names a form does not offer by itself. */
const THERE: Partial<Record<EntryKind, Record<string, unknown>>> = {
  image: { 'mounts./afs/slac.stanford.edu': { kind: 'mount' } },
};

it.each(ENTRY_KINDS)('what the form of a %s says is stored, and shown again as it was said', (kind) => {
  const all = editorsOf(kind, NAMES, THERE[kind] ?? {});
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
  const forms = fc.tuple(...all.map(texts)).map((parts): Record<string, string> => Object.assign({}, ...parts));
  fc.assert(
    fc.property(forms, (mine) => {
      const patches = Object.assign({}, ...all.map((editor) => patchesOf(editor, mine, {})));
      const fields = parsed(kind, apply({}, patches));
      expect(Object.assign({}, ...all.map((editor) => stringsOf(editor, fields)))).toEqual(mine);
      for (const editor of all) expect(editorFault(editor, mine), editor.path).toBeNull();
    }),
  );
});

it.each([
  [{ as: 'number', min: 0, max: 9, whole: true, empty: null }, '1.5', 'A whole number from 0 to 9.'],
  [{ as: 'number', min: 0, max: 9, whole: true, empty: null }, 'ten', 'A whole number from 0 to 9.'],
  [{ as: 'bytes' }, '5 parsecs', 'A size such as 50 GB, 1.5 TB or 700 MiB.'],
  [{ as: 'day' }, 'yesterday', 'A day such as 2017-07-24.'],
  [{ as: 'yesno' }, 'perhaps', 'Yes or no.'],
  [{ as: 'choice', options: [['a', 'a']] }, 'b', 'Not one of the words of this menu.'],
  [
    { as: 'lines', of: 'address', max: 10 },
    'gleam',
    '“gleam” cannot be read. One entry a line: kind/slug, such as package/gleam.',
  ],
] as [Control, string, string][])('%j does not take “%s”', (control, typed, fault) => {
  expect(editorFault({ path: 'x', label: 'X', ...control }, { x: typed })).toBe(fault);
});

it('what is typed by name is stored by slug', () => {
  const options = [{ slug: 'gleam', name: 'GLEAM' }];
  const ref: Editor = { path: 'x', label: 'X', as: 'ref', options, none: 'none' };
  expect(patchOf(ref, { x: 'Gleam' })).toBe('gleam');
  expect(patchOf(ref, { x: '' })).toBeNull();
  const list: Editor = { path: 'x', label: 'X', as: 'lines', of: 'slug', options, max: 99 };
  expect(patchOf(list, { x: ' GLEAM \n\nother' })).toEqual(['gleam', 'other']);
});

it('a line that names nothing is told', () => {
  const [needs] = editors.filter(({ as }) => as === 'keys');
  if (!needs) throw new Error('no such editor');
  expect(editorFault(needs, { [needs.path]: 'root | 5\nno such thing' })).toBe(
    '“no such thing” is neither a name here nor a slug.',
  );
});

it('a link is a label and an address, also one that must be refused', () => {
  const links: Editor = { path: 'x', label: 'X', as: 'lines', of: 'link', max: 99 };
  const typed =
    'Docs | https://example.org\nhttps://example.org/bare\nlost\nClick | javascript:alert(1)\njavascript:alert(2)';
  expect(patchOf(links, { x: typed })).toEqual([
    { label: 'Docs', url: 'https://example.org' },
    { label: 'https://example.org/bare', url: 'https://example.org/bare' },
    { label: 'lost', url: '' },
    { label: 'Click', url: 'javascript:alert(1)' },
    { label: 'javascript:alert(2)', url: 'javascript:alert(2)' },
  ]);
});

it('a word that no longer waits lets go of what it waited for', () => {
  const [upgradable] = editors.filter(({ path }) => path === 'upgradable');
  if (!upgradable) throw new Error('no such editor');
  const said = { 'upgradable#value': 'yes', 'upgradable#raw': '', 'upgradable#waitingOn': 'root' };
  expect(patchOf(upgradable, said)).toEqual({ value: 'yes', raw: '', waitingOn: null });
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
    faults: [],
  });
  expect(weigh(editors, { base, now, mine, choices: { name: 'theirs' } })).toEqual({
    patch: { strategy: 'container' },
    conflicts: [],
    faults: [],
  });
});
