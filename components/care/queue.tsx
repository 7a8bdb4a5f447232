import { word } from '#lib/domain/vocabulary.ts';
import type {
  QueueConflictDto,
  QueueDto,
  QueueEntryDto,
  QueueOverdueDto,
  QueueRequestDto,
  QueueTaskDto,
} from '#lib/read/dto-queue.ts';
import { sayField } from '../history/say.ts';
import { count } from '../overview/say.ts';
import { Sign } from '../status/signs.tsx';
import { Day } from '../ui/day.tsx';
import { entryHref, statementsHref, taskHref } from '../ui/hrefs.ts';
import { Section } from '../ui/section.tsx';
import { AnswerForm } from './answer-form.tsx';
import { RequestWords } from './requests.tsx';
import type { CareSend } from './send.ts';

/** Where every form of the page comes back to. */
const HERE = '/queue';

/** Everything that waits for one person, each with its answer. `below`: whether a list of what is nobody's follows. */
export function Queue({
  queue,
  below,
  unread,
  send,
}: {
  queue: QueueDto;
  below: boolean;
  unread: number;
  send: CareSend;
}) {
  const { requests, conflicts, overdue, tasks, total, more } = queue;
  return (
    <>
      <h1 className="text-title">For you</h1>
      {total === 0 ? (
        <Nothing below={below} />
      ) : (
        <p className="mt-1 text-ink-2">
          {count(total, 'thing')} {total === 1 ? 'waits' : 'wait'} for you
          {more && '; the lists are cut, and more comes up as you answer'}.
        </p>
      )}
      <p className="no-print mt-1">
        <a href="/inbox">{unread === 0 ? 'Your inbox' : `${count(unread, 'unread message')} in your inbox`}</a>
      </p>
      {requests.length > 0 && (
        <Section id="requests" title="Asked of you" note={`${requests.length}`}>
          <ul className="lines">
            {requests.map((request) => (
              <li
                key={`${request.entry.kind}/${request.entry.slug} ${request.id} ${request.field} ${request.person?.slug}`}
              >
                <RequestLine request={request} />
                <AnswerForm request={request} entry={request.entry} next={HERE} send={send} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {conflicts.length > 0 && (
        <Section id="conflicts" title="Statements to settle" note={`${conflicts.length}`}>
          <Conflicts conflicts={conflicts} />
        </Section>
      )}
      {tasks.length > 0 && (
        <Section id="tasks" title="Your tasks" note={`${tasks.length}`}>
          <Tasks tasks={tasks} />
        </Section>
      )}
      {overdue.length > 0 && (
        <Section id="overdue" title="Due for a look" note={`${overdue.length}`}>
          <Overdue overdue={overdue} send={send} />
        </Section>
      )}
    </>
  );
}

/** What to do when nothing waits; a manager has a list below that is nobody's. */
function Nothing({ below }: { below: boolean }) {
  return (
    <p className="mt-3 max-w-prose">
      {below ? 'Nothing waits for you by name; below is what nobody else can answer.' : 'Nothing waits for you.'} Look
      at <a href="/packages?review=to_be_reviewed">the packages that are to be reviewed</a>, at{' '}
      <a href="/packages?conflict=yes">those that statements contradict</a>, or at <a href="/">the overview</a>.
    </p>
  );
}

function EntryName({ entry: { kind, slug, name, number } }: { entry: QueueEntryDto }) {
  const href = entryHref(kind, slug, number);
  return (
    <>
      {href === null ? (
        <span className="font-[570]">{name}</span>
      ) : (
        <a href={href} className="font-[570]">
          {name}
        </a>
      )}{' '}
      <span className="note">{word(kind)}</span>
    </>
  );
}

export function RequestLine({ request }: { request: QueueRequestDto }) {
  return (
    <>
      <p>
        <EntryName entry={request.entry} />
      </p>
      <RequestWords request={request} />
    </>
  );
}

export function Conflicts({ conflicts }: { conflicts: readonly QueueConflictDto[] }) {
  return (
    <ul className="lines">
      {conflicts.map(({ entry, fields, names }) => (
        <li key={`${entry.kind}/${entry.slug}`}>
          <EntryName entry={entry} />:{' '}
          {fields.map((field, at) => (
            <span key={field}>
              {at > 0 && ', '}
              <a href={`${statementsHref(entry.kind, entry.slug, field)}#settle`}>
                {sayField(field, new Map(Object.entries(names)))}
              </a>
            </span>
          ))}{' '}
          <span className="caution note">
            <Sign name="caution" size={12} /> not settled
          </span>
        </li>
      ))}
    </ul>
  );
}

function Tasks({ tasks }: { tasks: readonly QueueTaskDto[] }) {
  return (
    <ul className="lines">
      {tasks.map(({ number, name, state, dueOn }) => (
        <li key={number}>
          <a href={taskHref(number)}>{name}</a>{' '}
          <span className="term">
            <Sign name={`task-${state}`} size={12} />
            {word(state)}
          </span>
          {dueOn !== null && (
            <span className="note">
              {' '}
              due <Day on={dueOn} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The request that an interval makes: by nobody, of whoever answers for the entry. */
const NOT_ASKED = { id: null, field: '', person: null };

function Overdue({ overdue, send }: { overdue: readonly QueueOverdueDto[]; send: CareSend }) {
  return (
    <ul className="lines">
      {overdue.map(({ entry, last, reviewed, days }) => (
        <li key={`${entry.kind}/${entry.slug}`}>
          <p>
            <EntryName entry={entry} />{' '}
            <span className="note">
              <Sign name="waits" size={12} /> {reviewed ? 'last reviewed' : 'never reviewed, last changed'}{' '}
              <Day on={last} />; to be looked at every {days} days
            </span>
          </p>
          <AnswerForm request={NOT_ASKED} entry={entry} next={HERE} send={send} />
        </li>
      ))}
    </ul>
  );
}
