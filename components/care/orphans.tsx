import type { OrphansDto } from '#lib/read/dto-queue.ts';
import { Empty, Section } from '../ui/section.tsx';
import { AnswerForm } from './answer-form.tsx';
import { Conflicts, RequestLine } from './queue.tsx';
import type { CareSend } from './send.ts';

/** For managers: what waits while nobody answers for it. They answer themselves, or an admin makes somebody an expert. */
export function Orphans({
  orphans: { requests, conflicts, total, more },
  send,
}: {
  orphans: OrphansDto;
  send: CareSend;
}) {
  const note = `${total}${more ? ' or more' : ''}`;
  return (
    <Section id="nobody" title="What nobody else can answer" note={note}>
      {total === 0 ? (
        <Empty>For everything that is asked there is somebody who can answer.</Empty>
      ) : (
        <p className="mb-2 max-w-prose text-ink-2">
          You keep the catalogue, so you can answer these. Or ask an admin to name an expert of the package, a contact
          of the site, or the account of the person who is asked.
        </p>
      )}
      <Conflicts conflicts={conflicts} />
      <ul className="lines mt-3">
        {requests.map((request) => (
          <li
            key={`${request.entry.kind}/${request.entry.slug} ${request.id} ${request.field} ${request.person?.slug}`}
          >
            <RequestLine request={request} />
            <AnswerForm request={request} entry={request.entry} next="/queue" send={send} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
