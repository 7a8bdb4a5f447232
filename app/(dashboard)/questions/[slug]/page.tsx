import { numberSources } from '#components/claims/sources.tsx';
import { toSearchParams } from '#components/data-table/list-href.ts';
import { Decisions } from '#components/question/decisions.tsx';
import { QuestionHead } from '#components/question/head.tsx';
import { Options } from '#components/question/options.tsx';
import { RemarkForm } from '#components/question/remark-form.tsx';
import { TaskLinks } from '#components/task/relations.tsx';
import { EntryRefs } from '#components/ui/entry-ref.tsx';
import { Page } from '#components/ui/page.tsx';
import { Empty, Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readQuestion } from '#lib/read/read-question.ts';
import { askFor } from '../../ask.ts';
import { editedEntry } from '../../edits.ts';
import { EntryFoot } from '../../entry-foot.tsx';
import { type EntryPage, EntryTop } from '../../entry-top.tsx';
import { missingEntry } from '../../missing-entry.tsx';
import { account, readContext } from '../../reader.ts';

export default async function QuestionPage({ params, searchParams }: EntryPage) {
  const { slug } = await params;
  const said = toSearchParams(await searchParams).get('said');
  const ctx = readContext();
  const asked = await askFor(() => readQuestion({ ctx, input: { slug } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return missingEntry({ kind: 'question', slug });
  const question = asked.value;
  const { options, decisions, remarks, history } = question;
  const sources = numberSources(decisions, ...options.map(({ points }) => points), remarks, history);
  return (
    <Page
      account={account()}
      title={question.name}
      section="questions"
      crumbs={[{ label: 'Questions', href: '/questions' }]}
    >
      <EntryTop of={{ ...question, kind: 'question' }} search={searchParams} />
      <QuestionHead question={question} said={said} edited={editedEntry('question', slug, question.name)} />
      <Section id="decisions" title="Decisions" note="newest first">
        <Decisions question={slug} decisions={decisions} sources={sources} />
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
      {account() !== null && <RemarkForm slug={slug} />}
      <EntryFoot kind="question" of={question} next={`/questions/${slug}`} search={searchParams} sources={sources} />
    </Page>
  );
}
