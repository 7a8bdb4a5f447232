/** An entry whose revisions the reader may revert, and where to come back to. */
export interface Revertible {
  kind: string;
  slug: string;
  version: number;
  next: string;
}

/** One button per revision; the change that undoes it is a revision itself. */
export function Revert({ of, revision }: { of: Revertible; revision: number }) {
  return (
    <form method="post" action="/api/revert" className="no-print mt-1">
      <input type="hidden" name="kind" value={of.kind} />
      <input type="hidden" name="slug" value={of.slug} />
      <input type="hidden" name="version" value={of.version} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="next" value={of.next} />
      <button type="submit" className="link note">
        Revert this change<span className="sr-only">, version {revision}</span>
      </button>
    </form>
  );
}
