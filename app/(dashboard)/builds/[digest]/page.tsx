import { BuildHead } from '#components/build/head.tsx';
import { TestMatrix } from '#components/build/matrix.tsx';
import { Content, Labels, Referrers } from '#components/build/parts.tsx';
import { Provenance } from '#components/build/provenance.tsx';
import { RunHere } from '#components/build/run-here.tsx';
import { OnItsWay } from '#components/build/timeline.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { KeepFresh } from '#components/live/keep-fresh.tsx';
import { buildHref, imageHref } from '#components/ui/hrefs.ts';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { shortHex } from '#lib/contracts/tables/build-words.ts';
import { readBuildPage } from '#lib/read/read-build-page.ts';
import { askFor } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

type Props = { params: Promise<{ digest: string }>; searchParams: Promise<SearchRecord> };
const MISSING = 'No build, or more than one, has a digest that begins so. Give at least twelve hex digits of it.';

export default async function BuildPage({ params, searchParams }: Props) {
  // A colon comes to a page as the address has it.
  const digest = decodeURIComponent((await params).digest);
  const chosen = toSearchParams(await searchParams).get('site') ?? '';
  const asked = await askFor(() => readBuildPage({ ctx: readContext(), input: { digest } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing account={account()} what={MISSING} />;
  const of = asked.value;
  const { build, image, members, recipe } = of;
  const short = shortHex(build.digest ?? digest);
  const images = { label: 'Images', href: '/images' };
  const crumbs = [images, { label: image.name, href: imageHref(image.slug) }];
  return (
    <Page account={account()} title={`Build ${short}`} section="images" crumbs={crumbs}>
      <KeepFresh />
      <h1 className="text-title">Build {short}</h1>
      <BuildHead of={of} />
      <Section id="run" title="How to run it" note="no more than the facts of each site bear out">
        {recipe && <RunHere build={recipe} sites={of.sites} chosen={chosen} path={buildHref(recipe.digest)} />}
      </Section>
      <Section id="tests" title="Tests" note="the newest run of each suite at each site">
        <TestMatrix matrix={of.matrix} digest={build.digest} />
      </Section>
      <Section id="publications" title="On its way" note="from the push to a test at each site">
        <OnItsWay of={of} />
      </Section>
      <Section id="layers" title={members.length > 0 ? 'Architectures' : 'Layers'}>
        <Content of={of} />
      </Section>
      <Section id="provenance" title="Where it is from">
        <Provenance of={of} />
        <Labels labels={build.labels} title="Labels" />
      </Section>
      <Section id="referrers" title="What lies beside it">
        <Referrers referrers={build.referrers} />
      </Section>
    </Page>
  );
}
