import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import type { Provider } from '#lib/contracts/ingest/provider.ts';
import type { Presented } from './credential.ts';
import { verifyDistribution } from './distribution/verify.ts';
import { verifyDockerhub } from './dockerhub/verify.ts';
import { verifyGeneric } from './generic/verify.ts';
import { verifyGhcr } from './ghcr/verify.ts';
import { verifyGitlab } from './gitlab/verify.ts';
import { verifyHarbor } from './harbor/verify.ts';
import { verifyQuay } from './quay/verify.ts';

/** How the deliveries of each provider prove where they come from. */
const VERIFIERS: Readonly<Record<Provider, (presented: Presented) => VerifiedDelivery | null>> = {
  dockerhub: verifyDockerhub,
  ghcr: verifyGhcr,
  gitlab: verifyGitlab,
  harbor: verifyHarbor,
  quay: verifyQuay,
  distribution: verifyDistribution,
  generic: verifyGeneric,
};

/**
 * Judges a delivery by its credential, over the bytes as they came; null when it has none that is good. Pure: whoever
 * calls brings the source's secrets and the time.
 */
export const verify = (provider: Provider, presented: Presented): VerifiedDelivery | null =>
  VERIFIERS[provider](presented);
