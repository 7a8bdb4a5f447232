import { BuildFilters } from '#components/build/filters.tsx';
import { BuildList } from '#components/build/list.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { KeepFresh } from '#components/live/keep-fresh.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseBuildParams } from '#lib/contracts/build-params.ts';
import { listBuilds } from '#lib/read/list-builds.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function BuildsPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseBuildParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const isWhole = params.filters.digest.length === 0;
  const asked = await ask(() => listBuilds({ ctx, input: params, isWhole }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { items, total, nextCursor } = asked.value;
  const isNarrowed = Object.values(params.filters).some((values) => values.length > 0);
  const crumbs = [{ label: 'Images', href: '/images' }];
  return (
    <Page account={account()} title="Builds" section="images" crumbs={crumbs} wide>
      <KeepFresh />
      <ListHead title="Builds" total={total} noun={['build', 'builds']} />
      <p className="-mt-2 mb-4 max-w-prose text-ink-2">
        Newest first. The members of an image for several architectures stand under it, on its own page.
      </p>
      <ParamNotice problems={problems} />
      <BuildFilters filters={params.filters} />
      {items.length === 0 ? (
        <Nothing noun={['build', 'builds']} path="/builds" asked={isNarrowed}>
          Builds arrive by themselves: with each push to a repository that a webhook source maps to an image, or from a
          CI job that reports to <a href="/api/docs">the API</a>.
        </Nothing>
      ) : (
        <BuildList builds={items} caption="Builds of all images" image />
      )}
      <Pager path="/builds" params={params} previous={null} next={nextCursor} />
    </Page>
  );
}
