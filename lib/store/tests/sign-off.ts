import { type Actor, actorLabel, personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { SignOffBody } from '#lib/contracts/test-forms.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { packagesChanged } from '../packages-changed.ts';
import { speakerOf } from '../speaker.ts';
import { transact } from '../transact.ts';
import { knownEntry } from './known-names.ts';
import { buildOf } from './target-of.ts';

/** An expert of the package declares the output of a build, or of an installation at a site, valid for science. */
export function signOff({ ctx, input }: { ctx: WriteContext; input: SignOffBody }): Promise<Result<{ id: number }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'output.sign', { kind: 'package', slug: input.package });
    const packageId = await knownEntry(tx, 'package', input.package);
    const build = input.digest === null ? null : await buildOf(tx, input.digest);
    if (build !== null) await mustHold(tx, build.imageId, { id: packageId, slug: input.package });
    const siteId = input.site === null ? null : await knownEntry(tx, 'site', input.site);
    const what = { packageId, buildId: build?.id ?? null, siteId };
    await tx.$queryRaw`select 1 from entries where id = ${packageId} for no key update`;
    if (await tx.signOff.findFirst({ where: { ...what, revokedAt: null } })) {
      throw new Refused({ kind: 'conflict', detail: 'Its output is signed off already.' });
    }
    const data = {
      ...what,
      by: await nameOf(tx, ctx.actor),
      userId: personOf(ctx.actor),
      at: ctx.now,
      note: input.note,
    };
    const { id } = await tx.signOff.create({ data, select: { id: true } });
    await packagesChanged(tx, [packageId], ctx.now);
    return { id };
  });
}

/** Takes a sign-off back; it stays visible with the day it was revoked. */
export function revokeSignOff({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number };
}): Promise<Result<{ id: number }>> {
  return transact(ctx, async (tx) => {
    const row = await tx.signOff.findUnique({ where: { id: input.id } });
    const entry = row && (await tx.entry.findUnique({ where: { id: row.packageId }, select: { slug: true } }));
    mustBeAllowed(ctx, 'output.sign', entry ? { kind: 'package', slug: entry.slug } : null);
    if (!row) throw new Refused({ kind: 'not_found', detail: `There is no sign-off ${input.id}.` });
    if (row.revokedAt) throw new Refused({ kind: 'conflict', detail: 'It is revoked already.' });
    await tx.signOff.update({ where: { id: row.id }, data: { revokedAt: ctx.now } });
    await packagesChanged(tx, [row.packageId], ctx.now);
    return { id: row.id };
  });
}

async function mustHold(tx: Tx, imageId: number, { id, slug }: { id: number; slug: string }): Promise<void> {
  const held = await tx.imageContent.findUnique({ where: { imageId_packageId: { imageId, packageId: id } } });
  if (held) return;
  const detail = `The image of that build does not hold ${slug}.`;
  throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/package', detail }] });
}

async function nameOf(tx: Tx, actor: Actor): Promise<string> {
  const speaker = await speakerOf(tx, actor);
  return speaker?.name ?? (actor.kind === 'user' ? actor.name : actorLabel(actor));
}
