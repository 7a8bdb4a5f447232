import type { ChangeDetailDto } from '#lib/read/dto-change.ts';

const SAYS: Readonly<Record<string, string>> = {
  reverted: 'This is the change that took the other back. It can be reverted itself.',
  conflict:
    'Nothing was reverted: something that this change wrote has been changed since, or it created or moved an entry. Revert the entries you mean one by one.',
  nothing: 'Nothing was reverted: all of it is as it was before this change already.',
};

/** What the form before this page did. */
export function RevertSaid({ said }: { said: string | null }) {
  const words = said !== null && Object.hasOwn(SAYS, said) ? SAYS[said] : undefined;
  return words === undefined ? null : (
    <p className="notice mb-4" role="status">
      {words}
    </p>
  );
}

/** Takes back everything a change did, as one new change; only where that can be done at all. */
export function RevertChange({ change: { id, entries, total } }: { change: ChangeDetailDto }) {
  const fits = entries.every(({ action, trashed }) => !trashed && (action === 'edit' || action === 'revert'));
  if (!fits || total === 0) return null;
  return (
    <form method="post" action="/api/revert-change" className="no-print mt-4 flex max-w-prose flex-wrap gap-2">
      <input type="hidden" name="change" value={id} />
      <input
        name="why"
        className="field min-w-0 grow"
        aria-label="Why it is reverted"
        placeholder="Why it is reverted"
        maxLength={2000}
      />
      <button type="submit" className="button">
        Revert {total === 1 ? 'this change' : `all ${total} entries`}
      </button>
    </form>
  );
}
