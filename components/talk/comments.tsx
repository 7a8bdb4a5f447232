import { anchorOf, type TalkSubject } from '#lib/domain/talk.ts';
import type { CommentDto, SpeakerDto, TalkDto, ThreadDto } from '#lib/read/dto-talk.ts';
import { Day } from '../ui/day.tsx';
import { Empty } from '../ui/section.tsx';
import { Markdown, type Mentioned } from './markdown.tsx';
import { PEOPLE, Say } from './say.tsx';
import { type SayState, type SayWhat, UNSAID } from './state.ts';
import { Watch } from './watch.tsx';

/** What makes the forms work: the action that a form calls, for what it is for. */
export type Speak = (what: SayWhat) => (before: SayState, form: FormData) => Promise<SayState>;

interface Around {
  subject: TalkSubject;
  names: Mentioned;
  speak: Speak;
  /** Null for whoever may not speak. */
  speaker: SpeakerDto | null;
  /** The page this stands on. */
  path: string;
}

/** What people say of an entry, apart from its history, and the forms to say something. */
export function Comments({ talk, ...around }: { talk: TalkDto } & Omit<Around, 'names'>) {
  const { subject, speaker, speak, path } = around;
  const all = { ...around, names: talk.names };
  const open = talk.threads.filter(({ resolved }) => resolved === null);
  const resolved = talk.threads.filter((thread) => thread.resolved !== null);
  return (
    <>
      {speaker !== null && <Watch subject={subject} watching={speaker.watching} next={path} />}
      {speaker === null ? (
        <p className="text-ink-2">
          <a href={`/sign-in?next=${encodeURIComponent(`${path}#comments`)}`}>Sign in</a> to comment and to watch.
        </p>
      ) : (
        <>
          <datalist id={PEOPLE}>
            {speaker.people.map(({ handle, name }) => (
              <option key={handle} value={`@${handle}`} label={name} />
            ))}
          </datalist>
          <Say
            fresh={talk.threads.find(({ source }) => source !== null)?.id}
            id="comment-new"
            label="Your comment"
            initial={UNSAID}
            say={speak({ subject, replyTo: null, edit: null, path })}
            submit="Comment"
          />
        </>
      )}
      {talk.threads.length === 0 && <Empty>Nobody has commented yet.</Empty>}
      <ol className="talk">
        {open.map((thread) => (
          <li key={thread.id}>
            <Thread thread={thread} {...all} />
          </li>
        ))}
      </ol>
      {resolved.length > 0 && (
        <details className="talk-resolved">
          <summary>
            {resolved.length} resolved {resolved.length === 1 ? 'thread' : 'threads'}
          </summary>
          <ol className="talk">
            {resolved.map((thread) => (
              <li key={thread.id}>
                <Thread thread={thread} {...all} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {talk.omitted > 0 && (
        <p className="note mt-3">
          {talk.omitted} older {talk.omitted === 1 ? 'thread is' : 'threads are'} not on this page;{' '}
          <a href={`/api/v1/comments?entry=${subject.kind}/${subject.slug}`}>the API has all of them</a>.
        </p>
      )}
    </>
  );
}

function Thread({ thread, ...around }: { thread: ThreadDto } & Around) {
  const { subject, speak, speaker, path } = around;
  const { id, resolved, replies, mayResolve } = thread;
  return (
    <>
      <Comment comment={thread} {...around} />
      {resolved && (
        <p className="note">
          Resolved by {resolved.by} on <Day on={resolved.at.slice(0, 10)} />
        </p>
      )}
      {replies.length > 0 && (
        <ol className="talk-replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Comment comment={reply} {...around} />
            </li>
          ))}
        </ol>
      )}
      <div className="talk-acts">
        {mayResolve && (thread.hidden === null || replies.length > 0 || resolved) && (
          <form method="post" action="/api/comments/resolve">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="resolved" value={resolved ? 'no' : 'yes'} />
            <input type="hidden" name="next" value={resolved ? `${path}#${anchorOf(id)}` : `${path}#comments`} />
            <button type="submit" className="link talk-act">
              {resolved ? 'Reopen' : 'Resolve'}
              <span className="sr-only"> the thread of {thread.by}</span>
            </button>
          </form>
        )}
        {speaker !== null && !resolved && thread.hidden === null && (
          <Say
            fresh={replies.findLast(({ source }) => source !== null)?.id}
            id={`comment-reply-${id}`}
            label={`Your answer to ${thread.by}`}
            opener="Answer"
            initial={UNSAID}
            say={speak({ subject, replyTo: id, edit: null, path })}
            submit="Answer"
          />
        )}
      </div>
    </>
  );
}

function Comment({ comment, names, subject, speak, path }: { comment: CommentDto } & Around) {
  const { id, by, at, editedAt, hidden, says, source, version, mayHide } = comment;
  return (
    <article id={anchorOf(id)} className="talk-comment">
      <h3>
        <bdi>{by}</bdi>{' '}
        <a className="note" href={`#${anchorOf(id)}`}>
          <Day on={at.slice(0, 10)} />
        </a>
        {editedAt !== null && hidden === null && <span className="note">, edited</span>}
      </h3>
      {hidden ? (
        <p className="text-ink-2">{hidden.own ? 'Taken back by its author.' : `Hidden by ${hidden.by}.`}</p>
      ) : (
        <Markdown of={says} names={names} />
      )}
      {(source !== null || mayHide) && (
        <div className="talk-acts">
          {mayHide && (
            <form method="post" action="/api/comments/hide">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="next" value={`${path}#${anchorOf(id)}`} />
              <button type="submit" className="link talk-act">
                {source === null ? 'Hide' : 'Take back'}
                <span className="sr-only"> the comment of {by}</span>
              </button>
            </form>
          )}
          {source !== null && (
            <Say
              fresh={version}
              id={`comment-edit-${id}`}
              label="Edit your comment"
              opener="Edit"
              initial={{ ...UNSAID, body: source, version }}
              say={speak({ subject, replyTo: null, edit: id, path })}
              submit="Save"
            />
          )}
        </div>
      )}
    </article>
  );
}
