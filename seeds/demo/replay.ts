import { type Actor, systemActor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { ImageManifest, ManifestReferrer, RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import { siteReport } from '#lib/contracts/ingest/site-report.ts';
import { newSourceInput } from '#lib/contracts/ingest/source.ts';
import { readReport } from '#lib/ingest/reports/read-report.ts';
import { translate } from '#lib/ingest/translate.ts';
import { verify } from '#lib/ingest/verify.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { markGone } from '#lib/store/builds/mark-gone.ts';
import { recordBuild } from '#lib/store/builds/record-build.ts';
import { recordTagMoves } from '#lib/store/builds/record-tag-moves.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { type BegunDelivery, beginDelivery } from '#lib/store/deliveries/begin-delivery.ts';
import { countUnmapped } from '#lib/store/deliveries/count-unmapped.ts';
import { finishDelivery } from '#lib/store/deliveries/finish-delivery.ts';
import { keepDelivery } from '#lib/store/deliveries/keep-delivery.ts';
import { recordSiteReport } from '#lib/store/probe/record-site-report.ts';
import { recordPublication } from '#lib/store/publications/record-publication.ts';
import { createSource } from '#lib/store/sources/create-source.ts';
import { disableSource } from '#lib/store/sources/disable-source.ts';
import { keepSuite } from '#lib/store/tests/keep-suite.ts';
import { addKnownIssue } from '#lib/store/tests/known-issues.ts';
import { recordTestRun } from '#lib/store/tests/record-test-run.ts';
import { signOff } from '#lib/store/tests/sign-off.ts';
import {
  cvmfsPath,
  type RecordedDelivery,
  type RecordedManifest,
  type RecordedProbe,
  type RecordedReport,
  type Recording,
} from './recording.ts';

const SYSTEM = systemActor('demonstration');
const SECRET = 'of-the-demonstration-only';
const RULES = [
  { repository: 'fermi/glastrelease', image: 'glast-release-docker' },
  { repository: 'fermi/lat-containers', image: 'fermi-lat-containers' },
] as const;
const SUITES = [
  { slug: 'smoke', name: 'Smoke', kind: 'smoke', expected: ['the program is there', 'the library is there'] },
  {
    slug: 'functional',
    name: 'Functional',
    kind: 'functional',
    expected: [
      'calibrations: a server is named',
      'digi: the program says its version',
      'merit: the tuple has all columns',
    ],
  },
] as const;

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const faults = result.failure.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`) ?? [];
  throw new Error(['The demonstration does not fit:', result.failure.detail, ...faults].join(' '));
}

/**
 * Replays what was recorded from a real registry and real tests through ingest and store, in the transaction of the
 * catalogue: each at the time it is dated. The source is retired in the end, for nobody answers at its registry's address.
 */
export async function replay(db: Tx, recording: Recording): Promise<void> {
  const at = (time: string, actor: Actor = SYSTEM): WriteContext => ({ actor, now: new Date(time), db });
  const first = at(recording.deliveries[0]?.at ?? '');
  await prepare(first);
  const source = must(
    await createSource({
      ctx: first,
      input: newSourceInput.parse({
        name: 'demonstration',
        provider: recording.provider,
        registryHosts: [recording.registry],
        rules: RULES,
        secret: SECRET,
      }),
    }),
  );
  const actor: Actor = { kind: 'webhook', sourceId: source.id, name: source.name };
  const { deliveries, reports, probes } = recording;
  const steps = [...deliveries, ...reports, ...probes, ...publications(recording)].sort((a, b) =>
    a.at < b.at ? -1 : 1,
  );
  for (const step of steps) {
    if ('suite' in step) await replayReport(at(step.at), step);
    else if ('report' in step) await replayProbe(at(step.at), step);
    else if ('channel' in step) must(await recordPublication({ ctx: at(step.at), input: step }));
    else await replayDelivery({ ctx: at(step.at), from: at(step.at, actor), sourceId: source.id, recording }, step);
  }
  const last = at(steps.at(-1)?.at ?? '');
  await afterwards(last, recording);
  must(await disableSource({ ctx: last, input: { id: source.id, disabled: true } }));
}

/** What a demonstration needs and Fermi's sources do not say: which suites have to pass, and which tag counts. */
async function prepare(ctx: WriteContext): Promise<void> {
  for (const { expected, ...suite } of SUITES)
    must(await keepSuite({ ctx, input: { ...suite, expected: [...expected] } }));
  const entries = [
    { kind: 'package', slug: 'glastrelease', set: { suites: SUITES.map(({ slug }) => slug) } },
    { kind: 'image', slug: 'glast-release-docker', set: { tagPolicy: 'latest' } },
  ];
  must(await applyChanges({ ctx, input: changeSetInput.parse({ why: 'For the demonstration', entries }) }));
}

interface Arrival {
  ctx: WriteContext;
  /** The same moment, as the source itself. */
  from: WriteContext;
  sourceId: number;
  recording: Recording;
}

async function replayDelivery({ ctx, from, sourceId, recording }: Arrival, step: RecordedDelivery): Promise<void> {
  const raw = { headers: { 'content-type': step.contentType }, body: new TextEncoder().encode(step.body) };
  const presented = {
    secrets: [SECRET],
    raw: { ...raw, headers: { ...raw.headers, authorization: SECRET } },
    now: ctx.now,
  };
  const verified = verify(recording.provider, presented);
  if (!verified) throw new Error('A recorded delivery does not verify.');
  const { id } = await keepDelivery({ ctx: from, input: { sourceId, group: recording.registry, verified, raw } });
  const held = await beginDelivery({ ctx, input: { deliveryId: id } });
  if (typeof held === 'string') return;
  const effects = async (inside: WriteContext) => {
    const said = await bringAbout(inside, { held, step, recording });
    return () => said;
  };
  const unmapped = { sourceId, repositories: [] };
  must(await finishDelivery({ ctx, input: { held, imageIds: [], sightings: [], unmapped, effects } }));
}

interface Told {
  held: BegunDelivery;
  step: RecordedDelivery;
  recording: Recording;
}

/** What the worker does with a delivery, with the registry's recorded answers. */
async function bringAbout(ctx: WriteContext, { held, step, recording }: Told): Promise<string> {
  const meaning = translate(recording.provider, held.raw);
  const named =
    meaning.kind === 'events' ? meaning.events.flatMap((one) => (one.kind === 'ci' ? [] : [one.repository])) : [];
  const rule = held.rules.find(({ repository }) => named.includes(repository));
  if (!rule) {
    const { now } = ctx;
    if (ctx.db) await countUnmapped(ctx.db, [{ sourceId: held.source.id, repositories: named, now }]);
    return 'No rule names its repository.';
  }
  const { imageId, repository } = rule;
  const registryPath = `${recording.registry}/${repository}`;
  for (const manifest of step.manifests) {
    const input = { imageId, manifest: manifestOf(manifest), pushedAt: ctx.now, receivedAt: ctx.now, registryPath };
    must(await recordBuild({ ctx, input }));
  }
  const moves = step.moves.map((move) => ({ ...move, at: ctx.now }));
  must(await recordTagMoves({ ctx, input: { imageId, moves, via: `delivery ${held.id}` } }));
  for (const digest of step.gone) must(await markGone({ ctx, input: { imageId, digest, at: ctx.now } }));
  return step.manifests.length + moves.length === 0 ? 'Nothing new.' : `Recorded what ${repository} holds.`;
}

/** A recorded manifest with its dates. */
function manifestOf(recorded: RecordedManifest): RegistryManifest {
  if (recorded.kind === 'index') return { ...recorded, children: recorded.children.map(imageOf) };
  return imageOf(recorded);
}

const imageOf = (recorded: Extract<RecordedManifest, { kind: 'image' }>): ImageManifest => ({
  ...recorded,
  createdAt: recorded.createdAt === null ? null : new Date(recorded.createdAt),
  referrers: recorded.referrers.map((one): ManifestReferrer => ({ ...one })),
});

async function replayReport(ctx: WriteContext, step: RecordedReport): Promise<void> {
  const bytes = new TextEncoder().encode(step.body);
  const read = await readReport({
    chunks: (async function* () {
      yield bytes;
    })(),
    form: 'xml',
    charset: null,
  });
  if (!read.ok) throw new Error(read.detail);
  const { digest, suite, site, runtime, ciUrl } = step;
  const target = { digest, suite, site, runtime, ciUrl, platform: null };
  must(await recordTestRun({ ctx, input: { target, report: read.report, bodyHash: `${step.at} ${digest}` } }));
}

/** Hours from the push of a build to its directory in CVMFS, and to its being seen at a farm; the last is still on its way. */
const PUBLISHED: readonly { after: number; seen: number | null }[] = [
  { after: 9, seen: 14 },
  { after: 31, seen: 38 },
  { after: 12, seen: null },
];

/** What the publisher of a CVMFS repository reports: each build of the first image, as it gets there. */
function publications({ registry, deliveries }: Recording) {
  const { repository } = RULES[0];
  const pushes = deliveries.filter(({ manifests, body }) => manifests.length > 0 && body.includes(`"${repository}"`));
  return PUBLISHED.flatMap(({ after, seen }, place) => {
    const push = pushes[place];
    const digest = push?.manifests[0]?.digest;
    if (!push || digest === undefined) return [];
    const then = (hours: number) => new Date(Date.parse(push.at) + hours * 3_600_000).toISOString();
    const of = { digest, channel: 'cvmfs' as const, path: cvmfsPath({ registry, repository, digest }) };
    const declared = { ...of, state: 'declared' as const, site: null, at: then(after) };
    if (seen === null) return [declared];
    return [declared, { ...of, state: 'confirmed' as const, site: 'cc-in2p3', at: then(seen) }];
  });
}

/** What a node reported: read as the API reads it. */
async function replayProbe(ctx: WriteContext, { report }: RecordedProbe): Promise<void> {
  must(await recordSiteReport({ ctx, input: siteReport.parse(report) }));
}

/** What people did about it. */
async function afterwards(ctx: WriteContext, { reports }: Recording): Promise<void> {
  must(
    await addKnownIssue({
      ctx,
      input: {
        suite: 'functional',
        case: 'calibrations: a server is named',
        title: 'The recipe left the calibration server out',
        url: 'https://example.org/fermi/containers/issues/12',
      },
    }),
  );
  const tested = reports.findLast(({ suite }) => suite === 'functional')?.digest ?? null;
  must(
    await signOff({
      ctx,
      input: { package: 'glastrelease', digest: tested, site: null, note: 'Compared with the runs of the farm.' },
    }),
  );
}
