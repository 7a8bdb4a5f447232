import { sayNumber } from '../overview/say.ts';
import { listHref } from './list-href.ts';
import type { Asked } from './use-address.ts';
import type { ListAnswer } from './use-list.ts';

/** Ways to the rows before and after, where no script brings them; nothing when all are shown. */
export function Windows({
  path,
  asked,
  answer,
  step,
}: {
  path: string;
  asked: Asked;
  answer: ListAnswer<unknown>;
  step: number;
}) {
  const { start, items, shown } = answer;
  if (start === 0 && items.length >= shown) return null;
  const href = (to: number) => listHref(path, { ...asked.query, cursor: null }, { start: to }, asked.view);
  return (
    <nav className="no-print mt-4 flex flex-wrap items-center gap-2" aria-label="Pages of the list">
      <span className="note">
        {sayNumber(start + 1)}–{sayNumber(start + items.length)} of {sayNumber(shown)}
      </span>
      {start > 0 && (
        <a className="button" rel="prev" href={href(Math.max(0, start - step))}>
          Previous {step}
        </a>
      )}
      {start + items.length < shown && (
        <a className="button" rel="next" href={href(start + items.length)}>
          Next {step}
        </a>
      )}
    </nav>
  );
}
