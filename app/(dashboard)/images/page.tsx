import { ListHead } from '#components/data-table/list-head.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { NewLink } from '#components/edit/new-form.tsx';
import { ImageFilters, isNarrowed } from '#components/image/filters.tsx';
import { ImageList } from '#components/image/list.tsx';
import { KeepFresh } from '#components/live/keep-fresh.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseImageParams } from '#lib/contracts/image-params.ts';
import { listImageBases, listImages } from '#lib/read/list-images.ts';
import { ask } from '../ask.ts';
import { account, mayCreate, readContext } from '../reader.ts';

export default async function ImagesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseImageParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(async () => ({
    list: await listImages({ ctx, input: params }),
    bases: await listImageBases({ ctx }),
  }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { list, bases } = asked.value;
  return (
    <Page account={account()} title="Images" section="images" wide>
      <KeepFresh />
      <ListHead title="Images" total={list.total} noun={['image', 'images']}>
        <a href="/builds">All builds</a>
        <NewLink kind="image" may={mayCreate()} />
      </ListHead>
      <ParamNotice problems={problems} />
      <ImageFilters params={params} bases={bases} />
      {list.items.length === 0 ? (
        <Nothing noun={['image', 'images']} path="/images" asked={isNarrowed(params)}>
          Enter one, or let an admin map a registry’s repository to one. Its builds then arrive by themselves with each
          push; a CI job can report them to <a href="/api/docs">the API</a>, too.
        </Nothing>
      ) : (
        <ImageList images={list.items} now={ctx.now.toISOString()} />
      )}
      <Pager path="/images" params={params} previous={list.previousCursor} next={list.nextCursor} />
    </Page>
  );
}
