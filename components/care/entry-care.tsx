import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { CareDto } from '#lib/read/dto-care.ts';
import type { Names } from '../history/say.ts';
import { statementsHref } from '../ui/hrefs.ts';
import { Section } from '../ui/section.tsx';
import { Requests } from './requests.tsx';
import { CareSaid } from './said.tsx';
import type { CareSend } from './send.ts';

/** On an entry's page: what is asked about it, and how often somebody should look. */
export function EntryCare({
  care,
  entry,
  next,
  said,
  names,
  send,
}: {
  care: CareDto;
  entry: { kind: EntryKind; slug: string };
  next: string;
  said: string | null;
  names?: Names;
  send: CareSend;
}) {
  const due = `to be looked at every ${care.days} days${care.ownDays ? '' : ', as everything here'}`;
  return (
    <Section id="requests" title="Requests for review" note={due}>
      <CareSaid said={said} />
      <Requests care={care} entry={entry} next={next} send={send} {...(names && { names })} />
      <p className="no-print mt-2">
        <a href={`${statementsHref(entry.kind, entry.slug)}#ask`}>Ask for a review</a>
      </p>
    </Section>
  );
}
