import { LifeCycle } from '#components/charts/life-cycle.tsx';
import { numberSources, SourceList } from '#components/claims/sources.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { AfterEnd } from '#components/platform/after-end.tsx';
import { sayPlatforms } from '#components/platform/say.ts';
import { PlatformsTable } from '#components/platform/table.tsx';
import { sayDay } from '#components/ui/day.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { ALL_PLATFORMS, parsePlatformParams } from '#lib/contracts/platform-params.ts';
import { listPlatforms } from '#lib/read/list-platforms.ts';
import { ask } from '../ask.ts';
import { editsOf } from '../edits.ts';
import { ListTop } from '../list-top.tsx';
import { account, reader } from '../reader.ts';

export default async function PlatformsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, view, problems } = parsePlatformParams(toSearchParams(await searchParams));
  const today = new Date().toISOString();
  const ctx = { actor: reader(), now: new Date(today) };
  const asked = await ask(async () => ({
    all: (await listPlatforms({ ctx, input: ALL_PLATFORMS })).items,
    list: await listPlatforms({ ctx, input: params }),
  }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { all, list } = asked.value;
  const sources = numberSources(...all.map(({ claims }) => claims));
  const table = { initial: list, asked: { query: params, view }, now: today, sources, edits: editsOf('platform') };
  return (
    <Page account={account()} title="Platforms" section="platforms" foot={`As of ${sayDay(today)}.`} wide>
      <ListTop kind="platform" title="Platforms" />
      {all.length === 0 ? (
        <Nothing noun={['platform', 'platforms']} path="/platforms" asked={false}>
          The sources name no operating system. Once one is entered or imported, its life and what depends on it stand
          here.
        </Nothing>
      ) : (
        <>
          <p className="text-head">{sayPlatforms(all)}</p>
          <Section id="clock" title="Life cycle" note={`the line is today, ${sayDay(today)}; dashed: extended support`}>
            <LifeCycle lives={all} now={today} />
          </Section>
          <Section id="left" title="Left behind" note="surely runs on nothing that is still maintained">
            <AfterEnd platforms={all} now={today} />
          </Section>
          <Section id="platforms" title="All platforms" note="who builds and runs there, and where they are">
            <ParamNotice problems={problems} />
            <PlatformsTable {...table} />
          </Section>
          <Section id="sources" title="Sources">
            <SourceList sources={sources} />
          </Section>
        </>
      )}
    </Page>
  );
}
