import { ActiveFilters, Filters } from '#components/data-table/filters.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { listHref, type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { NoQuestions, Questions } from '#components/question/list.tsx';
import { ExportLinks } from '#components/ui/export-links.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseQuestionParams } from '#lib/contracts/question-params.ts';
import { listQuestions } from '#lib/read/list-questions.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

const PATH = '/questions';

export default async function QuestionsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseQuestionParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listQuestions({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const list = asked.value;
  const facets = [{ name: 'state', label: 'State', values: list.facets.state }];
  const filtered = params.q !== '' || params.filters.state.length > 0;
  return (
    <Page account={account()} title="Questions" section="questions">
      <ListHead title="Questions" total={list.total} noun={['question', 'questions']} />
      <ParamNotice problems={problems} />
      <Filters path={PATH} placeholder="Search questions" params={params} facets={facets} />
      <ActiveFilters path={PATH} params={params} facets={facets} />
      {list.items.length === 0 ? (
        <div className="mt-4">
          <NoQuestions path={PATH} filtered={filtered} />
        </div>
      ) : (
        <Questions questions={list.items} />
      )}
      <Pager path={PATH} params={params} previous={list.previousCursor} next={list.nextCursor} />
      <ExportLinks entity="questions" query={listHref('', params)} />
    </Page>
  );
}
