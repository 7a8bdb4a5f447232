import type { EntryFields } from '#lib/contracts/api/change-entries.ts';
import { allStrings, cellEditors, sayCell } from '#lib/contracts/edit/cells.ts';
import type { EditorNames } from '#lib/contracts/edit/common-editors.ts';
import { type Strings, weigh } from '#lib/contracts/edit/editors.ts';
import { editorsOf } from '#lib/contracts/edit/editors-of.ts';
import { cellFromText } from '#lib/contracts/edit/parse-cell.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { Patch } from '../edit/sending.ts';

/** What somebody wants one cell to say: a pasted text, or what was chosen in its controls. */
export interface Wanted {
  slug: string;
  name: string;
  cell: string;
  label: string;
  text: string;
  /** Texts of the controls that were used; a pasted text has none. */
  touched?: Strings;
  /** Whether the table shows that text already. */
  unchanged: boolean;
  fault: string | null;
}

/** One cell that would change, or why it cannot. */
export interface PlanLine {
  key: string;
  slug: string;
  name: string;
  label: string;
  from: string;
  to: string;
  fault: string | null;
  version: number;
  patch: Record<string, unknown>;
}
export interface Plan {
  lines: readonly PlanLine[];
  /** Cells that say what they should already. */
  same: number;
}

/** Holds what is wanted against the entries as they are now. */
export function planOf(
  kind: EntryKind,
  wanted: readonly Wanted[],
  { entries, names }: { entries: readonly EntryFields[]; names: EditorNames },
): Plan {
  const bySlug = new Map(
    entries.map((entry) => [entry.slug, { entry, editors: editorsOf(kind, names, entry.fields) }]),
  );
  const lines: PlanLine[] = [];
  let same = 0;
  for (const want of wanted) {
    const { slug, name, cell, label } = want;
    const line = { key: `${cell} ${slug}`, slug, name, label, from: '', to: want.text, version: 0, patch: {} };
    const found = bySlug.get(slug);
    if (want.unchanged) same++;
    else if (want.fault !== null) lines.push({ ...line, fault: want.fault });
    else if (found === undefined) lines.push({ ...line, fault: 'It is not there any more.' });
    else {
      const { fields, version } = found.entry;
      const editors = cellEditors(kind, cell, found.editors);
      const before = allStrings(editors, fields);
      const read = want.touched
        ? { ok: true as const, strings: { ...before, ...want.touched } }
        : cellFromText(editors, want.text, fields);
      const from = sayCell(editors, before);
      if (!read.ok) {
        lines.push({ ...line, from, fault: read.fault });
        continue;
      }
      const { patch, faults } = weigh(editors, { base: fields, now: fields, mine: read.strings, choices: {} });
      const to = sayCell(editors, read.strings);
      if (faults[0]) lines.push({ ...line, from, to, fault: faults[0].detail });
      else if (Object.keys(patch).length === 0) same++;
      else lines.push({ ...line, from, to, fault: null, version, patch });
    }
  }
  return { lines, same };
}

/** What is sent for some lines: one patch an entry. */
export function patchesOfPlan(kind: EntryKind, lines: readonly PlanLine[]): Patch[] {
  const bySlug = new Map<string, Patch>();
  for (const { slug, version, patch, fault } of lines) {
    if (fault !== null) continue;
    const one = bySlug.get(slug) ?? { kind, slug, version, set: {} };
    Object.assign(one.set, patch);
    bySlug.set(slug, one);
  }
  return [...bySlug.values()];
}

/** The plan with what the server finds wrong, at the cells it is wrong in. What belongs to no cell is returned apart. */
export function withFaults(
  plan: Plan,
  sent: readonly Patch[],
  faults: readonly { pointer: string; detail: string }[],
): { plan: Plan; others: string[] } {
  const others: string[] = [];
  const atKey = new Map<string, string>();
  for (const { pointer, detail } of faults) {
    const [, , index = '', , path = ''] = pointer.split('/');
    const field = path.replaceAll('~1', '/').replaceAll('~0', '~');
    const slug = sent[Number(index)]?.slug;
    const line = plan.lines.find((one) => one.slug === slug && Object.hasOwn(one.patch, field));
    if (line) atKey.set(line.key, detail);
    else others.push(detail);
  }
  const lines = plan.lines.map((line) => ({ ...line, fault: line.fault ?? atKey.get(line.key) ?? null }));
  return { plan: { ...plan, lines }, others };
}
