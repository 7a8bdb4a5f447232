import { db } from '#lib/base/db.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import type { DeliveryRule, DeliverySource } from '../deliveries/begin-delivery.ts';
import { pointingNow } from './pointing-now.ts';

/** A repository that is to be read in full, with what is known of it. */
export interface BegunSweep {
  rule: DeliveryRule;
  source: DeliverySource;
  /** Tags of the image that point at something. */
  tags: string[];
  /** Digests of the image that its registry had when it was asked last, the newest first. */
  digests: string[];
  /** Its image has builds of other repositories too, so that what this one lacks may be there. */
  isShared: boolean;
}

/** Manifests that no tag points at are asked for one by one; older ones than this many wait until a tag or an event names them. */
const DIGESTS_AT_MOST = 200;

/** What a sweep of a rule starts from; null when the rule is gone, its source is switched off or its image is in the trash. Only for the system. */
export async function beginSweep({
  ctx,
  input: { ruleId },
}: {
  ctx: WriteContext;
  input: { ruleId: number };
}): Promise<BegunSweep | null> {
  mustBeTheSystem(ctx);
  const client = ctx.db ?? db();
  const row = await client.repositoryRule.findFirst({
    where: { id: ruleId, source: { disabledAt: null }, image: { entry: { trashedAt: null } } },
    include: { source: true },
  });
  if (!row) return null;
  const { source, ...rule } = row;
  const { imageId } = rule;
  const pointing = await pointingNow({ ctx, input: { imageId } });
  const builds = await client.build.findMany({
    where: { imageId, digest: { not: null }, resolvedAt: { not: null }, goneAt: null },
    select: { digest: true },
    orderBy: { id: 'desc' },
    take: DIGESTS_AT_MOST,
  });
  const others = await client.repositoryRule.count({ where: { imageId, id: { not: rule.id } } });
  const digests = builds.flatMap(({ digest }) => (digest === null ? [] : [digest]));
  return { rule, source, tags: [...pointing.keys()], digests, isShared: others > 0 };
}
