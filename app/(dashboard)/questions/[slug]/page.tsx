import { numberSources } from '#components/claims/sources.tsx';
import { EntryRecord } from '#components/history/record.tsx';
import { Decisions } from '#components/question/decisions.tsx';
import { Options } from '#components/question/options.tsx';
import { StandingWord } from '#components/question/words.tsx';
import { TaskLinks } from '#components/task/relations.tsx';
import { EntryRefs } from '#components/ui/entry-ref.tsx';
import { Page } from '#components/ui/page.tsx';
import { Empty, Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readQuestion } from '#lib/read/read-question.ts';
import { askFor } from '../../ask.ts';
import { type EntryPage, EntryTop } from '../../entry-top.tsx';
import { missingEntry } from '../../missing-entry.tsx';
import { account, readContext } from '../../reader.ts';

export default async function QuestionPage({ params, searchParams }: EntryPage) {
  const { slug } = await params;
  const ctx = readContext();
  const asked = await askFor(() => readQuestion({ ctx, input: { slug } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return missingEntry({ kind: 'question', slug });
  const question = asked.value;
  const { options, decisions, remarks, history } = question;
  const points = options.flatMap((option) => option.points);
  const sources = numberSources(decisions, points, remarks, history);
  return (
    <Page
      account={account()}
      title={question.name}
      section="questions"
      crumbs={[{ label: 'Questions', href: '/questions' }]}
    >
      <EntryTop of={{ ...question, kind: 'question' }} search={searchParams} />
      <p className="mt-2 flex flex-wrap gap-x-4">
        <StandingWord state={question.state} />
        <span className="text-ink-2">{question.topic}</span>
      </p>
      {question.body !== '' && question.body !== question.name && (
        <p className="raw mt-3 max-w-prose">{question.body}</p>
      )}
      <Section id="decisions" title="Decisions" note="newest first">
        <Decisions decisions={decisions} sources={sources} />
      </Section>
      <Section id="options" title="Options" note="what was said for and against">
        <Options options={options} sources={sources} />
      </Section>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section id="tasks" title="Tasks">
          {question.tasks.length === 0 && <Empty>No task is about it yet.</Empty>}
          <TaskLinks tasks={question.tasks} />
        </Section>
        <Section id="related" title="What it is about">
          {question.related.length === 0 ? <Empty>It names no entry.</Empty> : <EntryRefs of={question.related} />}
        </Section>
      </div>
      <EntryRecord remarks={remarks} revisions={history} sources={sources} />
    </Page>
  );
}
