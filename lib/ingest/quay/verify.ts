import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import { hashOfBody, type Presented } from '../credential.ts';
import { isTaken } from '../unsigned.ts';

/** Quay signs and numbers nothing, and says no time: the same tag pushed again is the same body again. */
export const verifyQuay = (presented: Presented): VerifiedDelivery | null =>
  isTaken(presented) ? { dedupeKey: hashOfBody(presented.raw), isOneEvent: false, event: '' } : null;
