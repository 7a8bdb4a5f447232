import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { AnswerDto, CareDto, RequestDto } from '#lib/read/dto-care.ts';
import { type Names, sayField } from '../history/say.ts';
import { Sign } from '../status/signs.tsx';
import { Day } from '../ui/day.tsx';
import { Empty } from '../ui/section.tsx';
import { AnswerForm } from './answer-form.tsx';
import type { CareSend } from './send.ts';

/** Of whom a request asks it. */
function sayAsked({ person }: Pick<RequestDto, 'person'>): string {
  if (person === null) return 'whoever answers for it';
  return person.hasAccount ? person.name : `${person.name}, who has no account here`;
}

/** What is asked, of whom, by whom and since when. */
export function RequestWords({ request, names }: { request: RequestDto; names?: Names | undefined }) {
  const { field, text, askedBy, since } = request;
  return (
    <p>
      <span className="term term-doubt">
        <Sign name="waits" size={12} />
        <span className="text-ink">
          {field !== '' && <strong>{sayField(field, names)}: </strong>}
          {text}
        </span>
      </span>{' '}
      <span className="note">
        asked of {sayAsked(request)}
        {askedBy !== null && ` by ${askedBy}`}
        {since !== '' && (
          <>
            {' '}
            since <Day on={since} />
          </>
        )}
      </span>
    </p>
  );
}

const ANSWERED: Record<AnswerDto['answer'], string> = {
  still_true: 'still true',
  changed: 'changed',
  not_me: 'not me',
};

/** What is asked about an entry and what was answered; who is asked answers here. */
export function Requests({
  care,
  entry,
  field = null,
  next,
  names,
  send,
}: {
  care: CareDto;
  entry: { kind: EntryKind; slug: string };
  /** Only those on this field; null for all. */
  field?: string | null;
  next: string;
  names?: Names;
  send: CareSend;
}) {
  const here = (one: { field: string }) => field === null || one.field === field;
  const [requests, answers] = [care.requests.filter(here), care.answers.filter(here)];
  if (requests.length === 0 && answers.length === 0) return <Empty>Nothing is asked at the moment.</Empty>;
  return (
    <ul className="lines">
      {requests.map((request) => (
        <li key={`${request.id} ${request.field} ${request.person?.slug}`}>
          <RequestWords request={request} names={names} />
          {request.mine && <AnswerForm request={request} entry={entry} next={next} send={send} />}
        </li>
      ))}
      {answers.map((answer) => (
        <li key={answer.id}>
          <Answered answer={answer} names={names} />
        </li>
      ))}
    </ul>
  );
}

function Answered({
  answer: { field, text, person, answer, note, by, on },
  names,
}: {
  answer: AnswerDto;
  names?: Names | undefined;
}) {
  return (
    <p className="text-ink-2">
      {field !== '' && `${sayField(field, names)}: `}
      {text}{' '}
      <span className="note">
        {person !== null && `asked of ${person} · `}
        <strong>{ANSWERED[answer]}</strong>
        {by !== null && `, said ${by}`} on <Day on={on} />
      </span>
      {note !== '' && <span className="note block">{note}</span>}
    </p>
  );
}
