import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import { authorizationHolds, hashOfBody, type Presented } from '../credential.ts';
import { jsonOf } from '../parse-body.ts';

const numbered = z.object({ events: z.array(z.object({ id: z.string().min(1).max(200) })).min(1) });

/** The registry sends the header it was configured with. A bundle is known by the numbers of its events. */
export function verifyDistribution(presented: Presented): VerifiedDelivery | null {
  if (!authorizationHolds(presented)) return null;
  const { raw } = presented;
  const bundle = numbered.safeParse(jsonOf(raw.body));
  const dedupeKey = bundle.success ? keyOf(bundle.data.events.map(({ id }) => id)) : hashOfBody(raw);
  return { dedupeKey, isOneEvent: true, event: 'notification' };
}

function keyOf(ids: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(ids)).digest('hex');
  return `events:${hash}`;
}
