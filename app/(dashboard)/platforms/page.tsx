import { numberSources, SourceList } from '#components/claims/sources.tsx';
import type { SearchRecord } from '#components/data-table/list-href.ts';
import { PlatformLives } from '#components/platform/lives.tsx';
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
import { account, readContext } from '../reader.ts';
import { viewed } from '../viewed.ts';

export default async function PlatformsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { search, views, bare } = await viewed('platforms', await searchParams);
  const { params, view, problems } = parsePlatformParams(search);
  const ctx = readContext();
  const today = ctx.now.toISOString();
  const asked = await ask(async () => ({
    all: (await listPlatforms({ ctx, input: ALL_PLATFORMS })).items,
    list: await listPlatforms({ ctx, input: params }),
  }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { all, list } = asked.value;
  const sources = numberSources(...all.map(({ claims }) => claims));
  return (
    <Page account={account()} title="Platforms" section="platforms" foot={`As of ${sayDay(today)}.`} wide>
      <ListTop kind="platform" title="Platforms" views={views} />
      {all.length === 0 ? (
        <Nothing noun={['platform', 'platforms']} path="/platforms" asked={false}>
          The sources name no operating system. Its life and what depends on it will stand here.
        </Nothing>
      ) : (
        <>
          <PlatformLives all={all} today={today} />
          <Section id="platforms" title="All platforms" note="who builds and runs there, and where they are">
            <ParamNotice problems={problems} />
            <PlatformsTable
              initial={list}
              asked={{ query: { ...params, bare }, view }}
              now={today}
              sources={sources}
              edits={editsOf('platform')}
            />
          </Section>
          <Section id="sources" title="Sources">
            <SourceList sources={sources} />
          </Section>
        </>
      )}
    </Page>
  );
}
