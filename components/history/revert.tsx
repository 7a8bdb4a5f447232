/** An entry whose revisions the reader may revert, and where to come back to. */
export interface Revertible {
  kind: string;
  slug: string;
  version: number;
  next: string;
}

/**
 * One button per revision, or per field of it; the change that undoes it is a revision itself. With `ask` there is room
 * for a reason.
 */
export function Revert({
  of,
  revision,
  field = '',
  label = 'Revert this change',
  ask = false,
}: {
  of: Revertible;
  revision: number;
  /** Path of the one field to put back; empty for all. */
  field?: string;
  label?: string;
  ask?: boolean;
}) {
  return (
    <form method="post" action="/api/revert" className="no-print mt-1 flex flex-wrap items-center gap-2">
      <input type="hidden" name="kind" value={of.kind} />
      <input type="hidden" name="slug" value={of.slug} />
      <input type="hidden" name="version" value={of.version} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="field" value={field} />
      <input type="hidden" name="next" value={of.next} />
      {ask && (
        <input
          className="field w-64 max-w-full"
          name="why"
          maxLength={2000}
          placeholder="Why, if you like"
          aria-label={`Why: ${label.toLowerCase()}, version ${revision}`}
        />
      )}
      <button type="submit" className={ask ? 'button' : 'link note'}>
        {label}
        <span className="sr-only">, version {revision}</span>
      </button>
    </form>
  );
}
