import { LifeCycle } from '#components/charts/life-cycle.tsx';
import { numberSources, SourceList } from '#components/claims/sources.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { listHref, type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { AfterEnd } from '#components/platform/after-end.tsx';
import { sayPlatforms } from '#components/platform/say.ts';
import { PlatformTable } from '#components/platform/table.tsx';
import { sayDay } from '#components/ui/day.tsx';
import { ExportLinks } from '#components/ui/export-links.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parsePlainParams } from '#lib/contracts/plain-list-params.ts';
import { listPlatforms } from '#lib/read/list-platforms.ts';
import { ask } from '../ask.ts';
import { account, reader } from '../reader.ts';

const PATH = '/platforms';

export default async function PlatformsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parsePlainParams('platforms')(toSearchParams(await searchParams));
  const today = new Date().toISOString();
  const asked = await ask(() => listPlatforms({ ctx: { actor: reader(), now: new Date(today) }, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { items, total, ...cursors } = asked.value;
  const sources = numberSources(...items.map(({ claims }) => claims));
  return (
    <Page account={account()} title="Platforms" section="platforms" foot={`As of ${sayDay(today)}.`}>
      <ListHead title="Platforms" total={total} noun={['platform', 'platforms']} />
      <ParamNotice problems={problems} />
      {items.length === 0 ? (
        <Nothing noun={['platform', 'platforms']} path={PATH} searched={params.q !== ''}>
          The sources name no operating system. Once one is entered or imported, its life and what depends on it stand
          here.
        </Nothing>
      ) : (
        <>
          <p className="text-head">{sayPlatforms(items)}</p>
          <Section id="clock" title="Life cycle" note={`the line is today, ${sayDay(today)}; dashed: extended support`}>
            <LifeCycle lives={items} now={today} />
          </Section>
          <Section id="left" title="Left behind" note="surely runs on nothing that is still maintained">
            <AfterEnd platforms={items} now={today} />
          </Section>
          <Section id="platforms" title="All platforms" note="who builds and runs there, and where they are">
            <PlatformTable platforms={items} sources={sources} now={today} />
            <Pager path={PATH} params={params} previous={cursors.previousCursor} next={cursors.nextCursor} />
            <ExportLinks entity="platforms" query={listHref('', params)} />
          </Section>
          <Section id="sources" title="Sources">
            <SourceList sources={sources} />
          </Section>
        </>
      )}
    </Page>
  );
}
