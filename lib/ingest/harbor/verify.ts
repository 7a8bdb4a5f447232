import { z } from 'zod';
import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import { isCleanText } from '#lib/contracts/text.ts';
import { authorizationHolds, hashOfBody, type Presented } from '../credential.ts';
import { headerWord } from '../header-word.ts';
import { jsonOf } from '../parse-body.ts';

/** A number that a database can hold; one of other signs names nothing, and the body's hash does. */
const numbered = z.object({ specversion: z.string(), id: z.string().min(1).max(200).refine(isCleanText) });

/** Harbor sends the auth header it was configured with. CloudEvents have a number, the default payload has none. */
export function verifyHarbor(presented: Presented): VerifiedDelivery | null {
  if (!authorizationHolds(presented)) return null;
  const { raw } = presented;
  const event = numbered.safeParse(jsonOf(raw.body));
  const inHeader = headerWord(raw, 'ce-id');
  const id = event.success ? event.data.id : inHeader;
  return { dedupeKey: id === '' ? hashOfBody(raw) : `id:${id}`, isOneEvent: true, event: headerWord(raw, 'ce-type') };
}
