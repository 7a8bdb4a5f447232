import { BuildsOf } from '#components/build/builds-of.tsx';
import { numberSources } from '#components/claims/sources.tsx';
import { namesOfImage } from '#components/history/names.ts';
import { BuildWays } from '#components/image/build-ways.tsx';
import { ImageFacts } from '#components/image/facts.tsx';
import { ImageHead } from '#components/image/head.tsx';
import { Origin } from '#components/image/origin.tsx';
import { Sizes } from '#components/image/sizes.tsx';
import { ImageTags } from '#components/image/tags.tsx';
import { KeepFresh } from '#components/live/keep-fresh.tsx';
import { TaskList } from '#components/package/relations.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readImagePage } from '#lib/read/read-image-page.ts';
import { askFor } from '../../ask.ts';
import { editedEntry } from '../../edits.ts';
import { EntryFoot } from '../../entry-foot.tsx';
import { type EntryPage, EntryTop } from '../../entry-top.tsx';
import { missingEntry } from '../../missing-entry.tsx';
import { account, mayDo, readContext } from '../../reader.ts';

export default async function ImagePage({ params, searchParams }: EntryPage) {
  const { slug } = await params;
  const ctx = readContext();
  const asked = await askFor(() => readImagePage({ ctx, input: { slug } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return missingEntry({ kind: 'image', slug });
  const image = asked.value;
  const { newestBuilds: builds, claims, remarks, history } = image;
  const sources = numberSources(claims, remarks, history);
  const foot = { kind: 'image', of: image, next: `/images/${slug}`, search: searchParams, sources } as const;
  return (
    <Page account={account()} title={image.name} section="images" crumbs={[{ label: 'Images', href: '/images' }]}>
      <KeepFresh />
      <EntryTop of={{ ...image, kind: 'image' }} search={searchParams} />
      <ImageHead image={image} now={ctx.now.toISOString()} />
      <Section id="tags" title="Tags over time" note="a tag can move; a digest never changes">
        <ImageTags image={slug} tags={image.tagHistory} total={image.tags.count} now={ctx.now.toISOString()} />
      </Section>
      <Section id="builds" title="Builds" note={<BuildWays image={slug} total={builds.total} />}>
        <BuildsOf builds={builds.items} caption={`Builds of ${image.name}`} />
      </Section>
      <Section id="sizes" title="Sizes over time" note="compressed, as it is pulled">
        <Sizes points={image.sizes} />
      </Section>
      <Section id="facts" title="Facts" note="as understood, as written, and who said so">
        <ImageFacts image={image} sources={sources} edited={editedEntry('image', slug, image.name)} />
      </Section>
      <Section id="origin" title="Where builds come from">
        <Origin image={image} mayKeep={mayDo('source.manage', null)} />
      </Section>
      <Section id="tasks" title="Tasks">
        <TaskList tasks={image.tasks} />
      </Section>
      <EntryFoot {...foot} names={namesOfImage(image)} />
    </Page>
  );
}
