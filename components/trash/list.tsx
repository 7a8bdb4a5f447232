import { trashHref } from '#lib/contracts/kind-address.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { TrashedDto } from '#lib/read/dto-trash.ts';
import { Day } from '../ui/day.tsx';
import { Restore } from './restore.tsx';

/** Everything in the trash: what, since when, by whom and why. */
export function TrashList({ items, mayRestore }: { items: readonly TrashedDto[]; mayRestore: boolean }) {
  return (
    <ul className="lines mt-4">
      {items.map((entry) => (
        <li key={`${entry.kind} ${entry.slug}`} className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          <div className="min-w-0 grow basis-80">
            <p>
              <a className="font-[570]" href={trashHref(entry.kind, entry.slug)}>
                {entry.name}
              </a>{' '}
              <span className="text-ink-3">{word(entry.kind)}</span>
            </p>
            <p className="note">
              <Day on={entry.at} />, {entry.by}
              {entry.why === '' ? ', without a reason' : `: ${entry.why}`}
            </p>
          </div>
          {mayRestore && <Restore entry={entry} plain />}
        </li>
      ))}
    </ul>
  );
}
