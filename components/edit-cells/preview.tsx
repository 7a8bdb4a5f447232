import { useCallback, useEffect, useState } from 'react';
import { ENTRIES_AT_MOST } from '#lib/contracts/edit/at-most.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { fieldsOf, sendChanges } from '../edit/sending.ts';
import { count } from '../overview/say.ts';
import { Heads } from '../ui/heads.tsx';
import { knownNames } from './known-names.ts';
import { type Plan, patchesOfPlan, planOf, type Wanted, withFaults } from './plan.ts';
import { sayWhy } from './use-cell-edits.ts';

/** Cells told in the table of a preview; the others are counted. */
const TOLD = 200;

interface Judged {
  plan: Plan | null;
  /** What stands in the way of all of it. */
  problem: string | null;
}

/**
 * What a block or a bulk edit would change, cell by cell, before any of it is stored: the reader leaves faulty cells out, says
 * why once, and stores all of it in one change, or nothing.
 */
export function Preview({
  title,
  kind,
  wanted,
  giveUp,
  stored,
}: {
  /** The id of its heading, by which its dialog is called. */
  title: string;
  kind: EntryKind;
  wanted: readonly Wanted[];
  giveUp: () => void;
  /** The number of the change and how many cells it has. */
  stored: (changeSet: number | null, cells: number) => void;
}) {
  const [{ plan, problem }, judge] = useState<Judged>({ plan: null, problem: null });
  const [leaveOut, setLeaveOut] = useState(false);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(true);

  const look = useCallback(
    async (before: string | null) => {
      setBusy(true);
      const slugs = [...new Set(wanted.map(({ slug }) => slug))];
      const [names, found] = await Promise.all([knownNames(kind), fieldsOf(slugs.map((slug) => ({ kind, slug })))]);
      if (names.is === 'done' && found.is === 'done') {
        const made = planOf(kind, wanted, { entries: found.value, names: names.value });
        judge(await judged(kind, made, before));
      } else judge({ plan: null, problem: `${sayWhy(found.is === 'done' ? names : found)} Nothing was changed.` });
      setBusy(false);
    },
    [kind, wanted],
  );
  useEffect(() => void look(null), [look]);

  const faulty = plan?.lines.filter(({ fault }) => fault !== null) ?? [];
  const good = plan?.lines.filter(({ fault }) => fault === null) ?? [];
  const patches = patchesOfPlan(kind, good);
  const tooMany = patches.length > ENTRIES_AT_MOST;
  const ready = good.length > 0 && !busy && !tooMany && (faulty.length === 0 || leaveOut);

  const store = async () => {
    setBusy(true);
    const sent = await sendChanges({ why, entries: patches });
    if (sent.is === 'done') return stored(sent.value.changeSet, good.length);
    if (sent.is === 'stale') {
      const { slug } = sent.current;
      const name = plan?.lines.find((line) => line.slug === slug)?.name ?? slug;
      return look(`${name} was saved by somebody else meanwhile. Nothing is stored yet; look at the changes again.`);
    }
    const faults = sent.is === 'refused' ? sent.faults : [];
    const told = plan === null ? null : withFaults(plan, patches, faults);
    const rest = told === null || told.others.length > 0 || faults.length === 0 ? sayWhy(sent) : sent.detail;
    judge({ plan: told?.plan ?? plan, problem: `${rest} Nothing was stored.` });
    setBusy(false);
  };
  const lines = [...faulty, ...good];
  return (
    <>
      <h2 id={title} className="text-head" tabIndex={-1}>
        {plan === null ? 'Looking at the changes' : sayPlan(good.length, patches.length, kind)}
      </h2>
      {plan !== null && (
        <p className="note">
          {plan.same > 0 && `${count(plan.same, 'cell')} ${plan.same === 1 ? 'says' : 'say'} that already. `}
          {faulty.length > 0 &&
            `${count(faulty.length, 'cell')} cannot be stored: put ${faulty.length === 1 ? 'it' : 'them'} right where you copied from and paste again, or leave ${faulty.length === 1 ? 'it' : 'them'} out. `}
          Nothing is stored before you say so; then all of it is one change, which can be undone.
        </p>
      )}
      {problem !== null && (
        <p className="cell-faults" role="alert">
          {problem}
        </p>
      )}
      {tooMany && (
        <p className="cell-faults" role="alert">
          Up to {ENTRIES_AT_MOST} entries can be changed at once; these are {patches.length}. Take fewer rows.
        </p>
      )}
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by the keyboard
        <section className="edit-lines" aria-label="Cells" tabIndex={0}>
          <table>
            <Heads of={['Cell', 'From', 'To']} />
            <tbody>
              {lines.slice(0, TOLD).map(({ key, name, label, from, to, fault }) => (
                <tr key={key}>
                  <th scope="row">
                    {name}, {label}
                  </th>
                  <td>{from === '' ? <span className="text-ink-3">nothing</span> : from}</td>
                  <td>
                    {to === '' ? <span className="text-ink-3">nothing</span> : to}
                    {fault !== null && <span className="cell-faults block">Not stored: {fault}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {lines.length > TOLD && <p className="note">And {count(lines.length - TOLD, 'more cell')}.</p>}
        </section>
      )}
      {faulty.length > 0 && good.length > 0 && (
        <p>
          <label>
            <input type="checkbox" checked={leaveOut} onChange={({ target }) => setLeaveOut(target.checked)} /> Leave{' '}
            {faulty.length === 1 ? 'the faulty cell' : `the ${faulty.length} faulty cells`} out
          </label>
        </p>
      )}
      <label className="block">
        <span className="block font-[550]">Why, or who says so</span>
        <input className="field w-full" value={why} maxLength={2000} onChange={({ target }) => setWhy(target.value)} />
      </label>
      <p className="cell-acts">
        <button type="button" className="button button-main" disabled={!ready} onClick={() => void store()}>
          {busy ? 'One moment' : `Store ${count(good.length, 'change')}`}
        </button>
        {plan === null && !busy && (
          <button type="button" className="button" onClick={() => void look(null)}>
            Try again
          </button>
        )}
        <button type="button" className="button" onClick={giveUp}>
          Cancel
        </button>
      </p>
    </>
  );
}

/** The plan with what the server would say of it. */
async function judged(kind: EntryKind, plan: Plan, before: string | null): Promise<Judged> {
  const patches = patchesOfPlan(kind, plan.lines);
  if (patches.length === 0 || patches.length > ENTRIES_AT_MOST) return { plan, problem: before };
  const answer = await sendChanges({ why: '', preview: true, entries: patches });
  if (answer.is === 'done' || answer.is === 'stale') return { plan, problem: before };
  const told = withFaults(plan, patches, answer.is === 'refused' ? answer.faults : []);
  const atCells = answer.is === 'refused' && answer.faults.length > 0 && told.others.length === 0;
  return { plan: told.plan, problem: atCells ? before : sayWhy(answer) };
}

const sayPlan = (cells: number, entries: number, kind: EntryKind): string =>
  cells === 0
    ? 'Nothing would change'
    : `${count(cells, 'cell')} of ${count(entries, kind.replace('_', ' '))} will change`;
