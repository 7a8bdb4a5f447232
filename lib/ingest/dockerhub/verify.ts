import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import { hashOfBody, type Presented } from '../credential.ts';
import { isTaken } from '../unsigned.ts';

/** Docker Hub signs and numbers nothing. Its body has the moment of the push in it, so that no two pushes look the same. */
export const verifyDockerhub = (presented: Presented): VerifiedDelivery | null =>
  isTaken(presented) ? { dedupeKey: hashOfBody(presented.raw), isOneEvent: true, event: 'push' } : null;
