import type { SearchRecord } from '#components/data-table/list-href.ts';
import { ImagesTable } from '#components/image/table.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseImageParams } from '#lib/contracts/image-params.ts';
import { listImages } from '#lib/read/list-images.ts';
import { ask } from '../ask.ts';
import { editsOf } from '../edits.ts';
import { ListTop } from '../list-top.tsx';
import { account, readContext } from '../reader.ts';
import { viewed } from '../viewed.ts';

export default async function ImagesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { search, views, bare } = await viewed('images', await searchParams);
  const { params, view, problems } = parseImageParams(search);
  const ctx = readContext();
  const asked = await ask(() => listImages({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Images" section="images" wide>
      <ListTop kind="image" title="Images" views={views}>
        <a href="/builds?part=whole">Builds of all images</a>
      </ListTop>
      <ParamNotice problems={problems} />
      <ImagesTable initial={asked.value} asked={{ query: { ...params, bare }, view }} edits={editsOf('image')} />
    </Page>
  );
}
