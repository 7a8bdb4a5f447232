import type { ApiNews } from '#lib/contracts/api/live.ts';
import { follow, isFollowing } from './follow.ts';
import { freshen, tableOnPage, versionOf } from './live-table.ts';
import { markChanged, textsOf } from './mark.ts';
import { notice } from './notice.ts';
import { concerns, placeOf, sayNews } from './say-news.ts';
import { listenFrom } from './source.ts';

/** Where somebody writes in a cell or decides something, the rows are left alone. */
const WRITING = '.cell-editor, dialog[open], tbody :is(input:not([type=checkbox]), textarea, select)';

/** Somebody is among the rows of a table: has chosen some, stands on one, or has gone down in it. */
const AMONG = 'tbody [aria-selected=true], tbody :focus';
const isAtRest = (): boolean =>
  document.querySelector(WRITING) === null &&
  document.querySelector(AMONG) === null &&
  (document.querySelector('[data-live-table] .region')?.scrollTop ?? 0) === 0;

/** Tells the reader of a page what others change from `seen` on. `me` is whose own changes are no news. */
export function live(seen: string, me: string | null): void {
  // Parts of a page that are drawn anew by themselves need no line that says so.
  if (isFollowing()) {
    listenFrom(seen, follow(seen));
    return;
  }
  const place = placeOf(location.pathname);
  if (place === null) return;
  let waiting: ApiNews['changed'] = [];
  let more = false;
  const line = notice({
    show: () => {
      const table = tableOnPage();
      if (table === null) return location.reload();
      waiting = [];
      more = false;
      void table.show();
    },
  });
  const tell = () => {
    const table = tableOnPage();
    const text = sayNews(waiting, place, more);
    if (text === null) return line.hide();
    line.say(text, table !== null || place.is !== 'entries' || !place.editing);
  };
  listenFrom(seen, async (news) => {
    if (place.is === 'arrivals' && (news.changed.length > 0 || news.more)) {
      document.querySelector<HTMLElement>('[data-keep-fresh]')?.drawAnew?.();
    }
    const table = tableOnPage();
    // What nobody did is brought where nobody reads further down yet.
    if (
      table !== null &&
      place.is === 'table' &&
      place.arrives &&
      news.changed.length === 0 &&
      news.more &&
      isAtRest()
    ) {
      waiting = [];
      more = false;
      await table.show();
      return tell();
    }
    // The table may have learned of it by itself, while it was scrolled.
    const known = table !== null && versionOf(table) >= news.version;
    if (known) waiting = [];
    else waiting = [...concerns(news.changed, place, me), ...waiting].slice(0, 500);
    more = !known && (more || news.more);
    if (table !== null && !known && (news.changed.length > 0 || news.more) && !document.querySelector(WRITING)) {
      const before = textsOf();
      const ids = await freshen(table).catch(() => []);
      // Once the rows are drawn.
      requestAnimationFrame(() => setTimeout(() => markChanged(ids, before)));
    }
    tell();
  });
}
