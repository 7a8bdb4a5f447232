import { Comments } from '#components/talk/comments.tsx';
import type { SayWhat } from '#components/talk/state.ts';
import { Section } from '#components/ui/section.tsx';
import type { TalkSubject } from '#lib/domain/talk.ts';
import { readSpeaker } from '#lib/read/read-speaker.ts';
import { readTalk } from '#lib/read/read-talk.ts';
import { ask } from '../ask.ts';
import { readContext } from '../reader.ts';
import { say } from './actions.ts';

const speak = (what: SayWhat) => say.bind(null, what);

/** The part of an entry's page where people speak. `path`: that page, without what comes behind `?` or `#`. */
export async function Talk({ subject, path, note }: { subject: TalkSubject; path: string; note?: string }) {
  const ctx = readContext();
  const [asked, speaker] = await Promise.all([
    ask(() => readTalk({ ctx, input: subject })),
    ask(() => readSpeaker({ ctx, input: subject })),
  ]);
  return (
    <Section id="comments" title="Comments" note={note ?? 'what people say, apart from what changed'}>
      {asked.is === 'closed' || speaker.is === 'closed' ? (
        <p>What was said cannot be read at the moment.</p>
      ) : (
        <Comments talk={asked.value} speaker={speaker.value} subject={subject} speak={speak} path={path} />
      )}
    </Section>
  );
}
