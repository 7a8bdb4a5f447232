import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { DayForm, TagMoves, TagThen } from '#components/image/tag-then.tsx';
import { TagChart } from '#components/image/tags.tsx';
import { KeepFresh } from '#components/live/keep-fresh.tsx';
import { imageHref } from '#components/ui/hrefs.ts';
import { Missing } from '#components/ui/missing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseMoment } from '#lib/contracts/build-params.ts';
import { readTagPage } from '#lib/read/read-tag-page.ts';
import { askFor } from '../../../../ask.ts';
import { account, readContext } from '../../../../reader.ts';

interface Props {
  params: Promise<{ slug: string; tag: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function TagPage({ params, searchParams }: Props) {
  const { slug, tag } = await params;
  const search = toSearchParams(await searchParams);
  const { params: at, problems } = parseMoment(search);
  const ctx = readContext();
  const asked = await askFor(() => readTagPage({ ctx, input: { image: slug, tag, at: at ?? ctx.now } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing account={account()} what="There is no such image with such a tag." />;
  const { value: of } = asked;
  const now = ctx.now.toISOString();
  const title = `Tag ${of.tag} of ${of.image.name}`;
  const crumbs = [
    { label: 'Images', href: '/images' },
    { label: of.image.name, href: imageHref(slug) },
  ];
  return (
    <Page account={account()} title={title} section="images" crumbs={crumbs}>
      <KeepFresh />
      <h1 className="text-title">
        Tag <span className="font-mono">{of.tag}</span> of {of.image.name}
      </h1>
      <DayForm of={of} day={at === null ? '' : of.at.slice(0, 10)} today={now.slice(0, 10)} />
      <ParamNotice problems={problems} />
      <TagThen of={of} isNow={at === null} />
      <Section id="moves" title="Where it pointed over time">
        <TagChart tags={[{ name: of.tag, moves: of.moves }]} now={now} asked={at === null ? null : of.at} />
        <div className="mt-4">
          <TagMoves of={of} now={now} />
        </div>
      </Section>
    </Page>
  );
}
