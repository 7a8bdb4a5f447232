import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { actorLabel } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { Prisma } from '#lib/base/generated/prisma/client.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { NodeReport } from '#lib/domain/probe/node-report.ts';
import { type SeenFact, type Statements, seenFacts, statementsOn } from '#lib/domain/probe/seen-facts.ts';
import { applyChanges } from '../apply-changes.ts';
import { bumpDataVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { inTrash, lockEntry, missing } from '../lock-entries.ts';
import { transact } from '../transact.ts';
import { type Confirmed, confirmSeen } from './confirm-seen.ts';
import { probeNames } from './probe-names.ts';

/** The source that statements of probes have. */
const PROBE = { slug: 'probe', title: 'Probe', kind: 'probe' };
/** Statements that may stand open beside one value, as of people. */
const OPEN_AT_MOST = 20;

/** What became of a report. */
export interface RecordedReport {
  id: number;
  site: string;
  node: string;
  filled: string[];
  contradicts: string[];
  confirmed: Confirmed[];
  duplicate: boolean;
}

/**
 * Keeps what a probe saw on a node. Facts of the site that nobody has said become the value, what contradicts one stands
 * open beside it, and expected images that were there with their digest count as seen at the site. The same report again
 * changes nothing.
 */
export function recordSiteReport({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: NodeReport;
}): Promise<Result<RecordedReport>> {
  return transact(ctx, async (tx) => {
    const slug = input.site;
    mustBeAllowed(ctx, 'site.report', { kind: 'site', slug });
    const site = await lockEntry(tx, { kind: 'site', slug });
    if (site === null) throw unknownSite(missing('site', slug).failure.detail);
    if (site.trashedAt !== null) throw unknownSite(inTrash('site', slug).failure.detail);
    const about = { site: slug, node: input.node };
    const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    const known = await tx.siteReport.findUnique({ where: { hash }, select: { id: true } });
    if (known) return { id: known.id, ...about, filled: [], contradicts: [], confirmed: [], duplicate: true };
    // A clock that is ahead is believed for now only.
    const at = new Date(Math.min(Date.parse(input.at), ctx.now.getTime()));
    const body: Prisma.InputJsonObject = { ...input };
    const { id } = await tx.siteReport.create({
      data: { siteId: site.id, at, receivedAt: ctx.now, body, hash, by: actorLabel(ctx.actor) },
      select: { id: true },
    });
    const said = await newStatements(tx, site.id, statementsOn(site.fields, seenFacts(input, await probeNames(tx))));
    await state(tx, ctx, slug, said, input);
    const confirmed = await confirmSeen(tx, { siteId: site.id, images: input.images ?? [], at, now: ctx.now });
    await bumpDataVersion(tx);
    const fieldsOf = (facts: readonly SeenFact[]) => facts.map(({ field }) => field);
    return {
      id,
      ...about,
      filled: fieldsOf(said.fills),
      contradicts: fieldsOf(said.contradictions),
      confirmed,
      duplicate: false,
    };
  });
}

const unknownSite = (detail: string): Refused =>
  new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/site', detail }] });

/** Without contradictions that stand open already, or that somebody has settled against a probe before. */
async function newStatements(tx: Tx, entryId: number, { fills, contradictions }: Statements): Promise<Statements> {
  const fields = contradictions.map(({ field }) => field);
  const told = await tx.claim.findMany({
    where: { entryId, field: { in: fields }, state: { in: ['open', 'rejected'] } },
    select: { field: true, value: true, state: true, source: { select: { slug: true } } },
  });
  const isNews = ({ field, value }: SeenFact): boolean => {
    const beside = told.filter((claim) => claim.field === field);
    if (beside.filter((claim) => claim.state === 'open').length >= OPEN_AT_MOST) return false;
    return !beside.some(
      (claim) => (claim.state === 'open' || claim.source?.slug === PROBE.slug) && isDeepStrictEqual(claim.value, value),
    );
  };
  return { fills, contradictions: contradictions.filter(isNews) };
}

async function state(tx: Tx, ctx: WriteContext, slug: string, said: Statements, report: NodeReport): Promise<void> {
  if (said.fills.length + said.contradictions.length === 0) return;
  await tx.source.upsert({ where: { slug: PROBE.slug }, create: PROBE, update: {} });
  const day = ctx.now.toISOString().slice(0, 10);
  const claim = ({ field, value, words, certainty }: SeenFact, state: 'current' | 'open') => ({
    ...{ field, value, certainty, state, on: day },
    raw: words.slice(0, 4000).toWellFormed(),
  });
  const change = changeSetInput.parse({
    source: PROBE.slug,
    why: `The probe on ${report.node}.`,
    entries: [
      {
        kind: 'site',
        slug,
        set: Object.fromEntries(said.fills.map(({ field, value }) => [field, value])),
        claims: [
          ...said.fills.map((fact) => claim(fact, 'current')),
          ...said.contradictions.map((fact) => claim(fact, 'open')),
        ],
      },
    ],
  });
  const applied = await applyChanges({ ctx: { ...ctx, db: tx }, input: change, leave: 'site.report' });
  if (!applied.ok) throw new Refused(applied.failure);
}
