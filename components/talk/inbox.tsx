import type { InboxDto, InboxItemDto, WatchedDto } from '#lib/read/dto-talk.ts';
import { Day } from '../ui/day.tsx';
import { Empty } from '../ui/section.tsx';
import { InboxLink } from './inbox-link.tsx';

/** What an item is about, in a word. */
const KINDS: Readonly<Record<string, string>> = {
  mention: 'Mention',
  reply: 'Answer',
  comment: 'Comment',
  change: 'Change',
  request: 'Request',
  answer: 'Review',
};

/** The items of somebody's inbox: what each tells, where it leads, and what is unread. */
export function Inbox({ inbox, all, next }: { inbox: InboxDto; all: boolean; next: string }) {
  const newest = inbox.items[0]?.id;
  return (
    <>
      <nav aria-label="Which items" className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <a href="/inbox" aria-current={all ? undefined : 'page'} className={all ? undefined : 'font-[570]'}>
          Unread
        </a>
        <a href="/inbox?show=all" aria-current={all ? 'page' : undefined} className={all ? 'font-[570]' : undefined}>
          All
        </a>
        {inbox.unread > 0 && newest !== undefined && (
          <form method="post" action="/api/inbox/read">
            <input type="hidden" name="upTo" value={newest} />
            <input type="hidden" name="next" value={next} />
            <button type="submit" className="button">
              Mark all as read
            </button>
          </form>
        )}
      </nav>
      {inbox.items.length === 0 && (
        <Empty>
          {all
            ? 'Nothing has come yet. Watch a package, a site, an image, a task or a question, and its changes and comments come here.'
            : 'Nothing is unread.'}
        </Empty>
      )}
      <ol className="inbox">
        {inbox.items.map((item) => (
          <li key={item.id} className={item.read ? undefined : 'inbox-unread'}>
            <Item item={item} next={next} />
          </li>
        ))}
      </ol>
      {inbox.next !== null && (
        <p className="mt-4">
          <a href={`/inbox?${all ? 'show=all&' : ''}before=${inbox.next}`} rel="next">
            Older items
          </a>
        </p>
      )}
    </>
  );
}

function Item({ item, next }: { item: InboxItemDto; next: string }) {
  return (
    <>
      <p className="inbox-text">
        <span className="note">
          {KINDS[item.kind] ?? 'Note'}
          {!item.read && <strong>, unread</strong>}
        </span>
        <InboxLink id={item.id} href={item.href} unread={!item.read}>
          <bdi>{item.text}</bdi>
        </InboxLink>
      </p>
      <span className="note">
        <Day on={item.at.slice(0, 10)} />
      </span>
      {item.read ? (
        <span />
      ) : (
        <form method="post" action="/api/inbox/read">
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="next" value={next} />
          <button type="submit" className="button">
            Mark as read<span className="sr-only">: {item.text}</span>
          </button>
        </form>
      )}
    </>
  );
}

/** What one watches, each with the way out. */
export function Watched({ watched }: { watched: readonly WatchedDto[] }) {
  if (watched.length === 0) {
    return (
      <Empty>
        You watch nothing. Each package, site, image, task and question has a button for it beside its comments.
      </Empty>
    );
  }
  return (
    <ul className="inbox">
      {watched.map(({ kind, slug, name, path }) => (
        <li key={`${kind}/${slug}`}>
          <p className="inbox-text">
            <span className="note">{kind}</span>
            <a href={path}>{name}</a>
          </p>
          <span />
          <form method="post" action="/api/watch">
            <input type="hidden" name="entry" value={`${kind}/${slug}`} />
            <input type="hidden" name="watching" value="no" />
            <input type="hidden" name="next" value="/inbox#watched" />
            <button type="submit" className="button">
              Stop watching<span className="sr-only"> {name}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
