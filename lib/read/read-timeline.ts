import { ok, type Result } from '#lib/base/errors.ts';
import { type Hop, type Passed, timelineOf } from '#lib/domain/publications/timeline.ts';
import type { Channel } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { HopDto, TimelineDto } from './dto-timeline.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';
import { buildIdOf } from './read-build.ts';

/** Earlier builds that estimates rest on. */
const EARLIER = 30;
const SITES_AT_MOST = 200;

interface BuildTimes {
  id: number;
  digest: string | null;
  image: string;
  pushed: string | null;
  received: string | null;
  resolved: string | null;
}
interface PublishedAt {
  build: number;
  channel: Channel;
  site: string | null;
  name: string | null;
  isSeen: boolean;
  at: string;
}
interface RunAt {
  build: number;
  site: string;
  name: string;
  at: string;
}

/** A build's way from the push to a test at each site, and what is outstanding of it; `buildIdOf` asks who reads. */
export async function readTimeline({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { digest: string };
}): Promise<Result<TimelineDto>> {
  const found = await buildIdOf({ ctx, input });
  return found.ok ? ok(await timelineOfBuild(ctx, found.value)) : found;
}

/** The way of one build. */
export async function timelineOfBuild(ctx: ReadContext, id: number): Promise<TimelineDto> {
  const builds = await query<BuildTimes>(ctx, { text: BUILDS, values: [id] });
  const ids = builds.map((build) => build.id);
  const published = await query<PublishedAt>(ctx, { text: PUBLISHED, values: [ids] });
  const runs = await query<RunAt>(ctx, { text: RUNS, values: [ids] });
  // Where files are published for such images, the way goes through them; a registry alone is left for the others.
  const files = published.some(({ channel }) => channel !== 'registry');
  const onTheWay = published.filter(({ channel }) => !files || channel !== 'registry');
  const names = new Map(
    [...published, ...runs].flatMap(({ site, name }) => (site === null ? [] : [[site, name ?? site]])),
  );
  const passedBy = (build: BuildTimes, site: string | null): Passed => {
    const own = onTheWay.filter((one) => one.build === build.id && (one.site === null || one.site === site));
    const seen = published.filter(
      (one) => one.build === build.id && one.site !== null && one.site === site && one.isSeen,
    );
    const tested = runs.filter((one) => one.build === build.id && one.site === site);
    return {
      ...{ pushed: msOf(build.pushed), received: msOf(build.received), resolved: msOf(build.resolved) },
      ...{ published: earliest(own), seen: earliest(seen), tested: earliest(tested) },
    };
  };
  const [own, ...earlier] = builds;
  const hopsAt = (site: string | null): HopDto[] =>
    own === undefined
      ? []
      : timelineOf(
          passedBy(own, site),
          earlier.map((build) => passedBy(build, site)),
        ).map(toDto);
  const sites = [...names].sort(([, a], [, b]) => a.localeCompare(b, 'en')).slice(0, SITES_AT_MOST);
  return {
    ...{ digest: own?.digest ?? null, image: own?.image ?? '', earlier: earlier.length, now: ctx.now.toISOString() },
    everywhere: hopsAt(null).filter(({ station }) => station !== 'seen' && station !== 'tested'),
    sites: sites.map(([site, name]) => ({ site, name, hops: hopsAt(site) })),
  };
}

const msOf = (at: string | null): number | null => (at === null ? null : Date.parse(at));
const earliest = (all: readonly { at: string }[]): number | null =>
  all.length === 0 ? null : Math.min(...all.map(({ at }) => Date.parse(at)));
const textOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const toDto = ({ at, expectedAt, ...hop }: Hop): HopDto => ({ ...hop, at: textOf(at), expectedAt: textOf(expectedAt) });

/** The build itself, then those of its image that were made before it, the newest first. */
const BUILDS = `
  select b.id, b.digest, e.slug as image, ${instantText('b.pushed_at')} as pushed,
         ${instantText('b.received_at')} as received, ${instantText('b.resolved_at')} as resolved
  from builds b join entries e on e.id = b.image_id join builds o on o.id = $1
  where b.image_id = o.image_id
    and (b.id = o.id or (b.digest is not null and (b.created_at, b.id) < (o.created_at, o.id)))
  order by b.id = o.id desc, b.created_at desc, b.id desc limit ${EARLIER + 1}`;

/** Publications of builds; what is published of an index is published of its members. */
const PUBLISHED = `
  select b.id as build, p.channel::text, e.slug as site, e.name, p.state = 'confirmed' as "isSeen", ${instantText('p.at')} as at
  from unnest($1::int[]) b(id)
  join publications p on p.build_id = b.id or p.build_id in (select c.index_id from build_children c where c.child_id = b.id)
  left join entries e on e.id = p.site_id
  where p.state in ('declared', 'confirmed') and e.trashed_at is null`;

/** The first run of each build at each site. */
const RUNS = `
  select r.build_id as build, e.slug as site, e.name, ${instantText('min(r.at)')} as at
  from test_runs r join entries e on e.id = r.site_id and e.trashed_at is null
  where r.build_id = any($1::int[]) group by r.build_id, e.slug, e.name`;
