import type { TrashedDto } from '#lib/read/dto-trash.ts';

/** One button that takes an entry out of the trash. */
export function Restore({ entry: { kind, slug, name }, plain = false }: { entry: TrashedDto; plain?: boolean }) {
  return (
    <form method="post" action="/api/restore" className="no-print">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="slug" value={slug} />
      <button type="submit" className={plain ? 'link' : 'button button-main'}>
        Restore<span className="sr-only"> {name}</span>
      </button>
    </form>
  );
}
