import { ListHead } from '#components/data-table/list-head.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { GridFiltersForm } from '#components/test/filters.tsx';
import { TestGrid } from '#components/test/grid.tsx';
import { HowToSend } from '#components/test/send.tsx';
import { StateLegend } from '#components/test/words.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { publicUrl } from '#lib/auth/public-url.ts';
import { parseGridParams } from '#lib/contracts/test-params.ts';
import { readTestGrid } from '#lib/read/read-test-grid.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function TestsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseGridParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => readTestGrid({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const grid = asked.value;
  const { filters } = params;
  const isAsked = Object.values(filters).some((values) => values.length > 0);
  const how = <HowToSend address={publicUrl()} />;
  const isEmpty = grid.rows.length === 0;
  return (
    <Page account={account()} title="Tests" section="tests" wide>
      <div id="runs" data-follows="">
        <ListHead title="Tests" total={grid.runs} noun={['run', 'runs']} />
      </div>
      <ParamNotice problems={problems} />
      <GridFiltersForm filters={filters} choices={grid.choices} />
      {!isEmpty && (
        <TestGrid grid={grid} filters={filters}>
          {how}
        </TestGrid>
      )}
      {isEmpty && (
        <div id="no-tests" data-follows="" className="mt-4">
          {isAsked ? <Nothing noun={['suite', 'suites']} path="/tests" asked /> : how}
        </div>
      )}
      <Section id="states" title="What the states mean">
        <StateLegend />
        <p className="mt-4 max-w-prose text-ink-2">
          Reports arrive from <a href="/api/reporting">CI jobs and by hand</a>.
        </p>
      </Section>
    </Page>
  );
}
