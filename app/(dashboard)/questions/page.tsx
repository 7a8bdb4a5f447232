import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { QuestionsTable } from '#components/question/table.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseQuestionParams } from '#lib/contracts/question-params.ts';
import { listQuestions } from '#lib/read/list-questions.ts';
import { ask } from '../ask.ts';
import { editsOf } from '../edits.ts';
import { ListTop } from '../list-top.tsx';
import { account, readContext } from '../reader.ts';

export default async function QuestionsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, view, problems } = parseQuestionParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listQuestions({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Questions" section="questions" wide>
      <ListTop kind="question" title="Questions" />
      <ParamNotice problems={problems} />
      <QuestionsTable initial={asked.value} asked={{ query: params, view }} edits={editsOf('question')} />
    </Page>
  );
}
