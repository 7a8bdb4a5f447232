import type { RawDelivery, Translation } from '#lib/contracts/ingest/events.ts';
import type { Provider } from '#lib/contracts/ingest/provider.ts';
import { translateDistribution } from './distribution/translate.ts';
import { translateDockerhub } from './dockerhub/translate.ts';
import { translateGeneric } from './generic/translate.ts';
import { translateGhcr } from './ghcr/translate.ts';
import { translateGitlab } from './gitlab/translate.ts';
import { translateHarbor } from './harbor/translate.ts';
import { translateQuay } from './quay/translate.ts';

const TRANSLATORS: Readonly<Record<Provider, (raw: RawDelivery) => Translation>> = {
  dockerhub: translateDockerhub,
  ghcr: translateGhcr,
  gitlab: translateGitlab,
  harbor: translateHarbor,
  quay: translateQuay,
  distribution: translateDistribution,
  generic: translateGeneric,
};

/** What a kept delivery means. Pure, and the same however often it is asked; none is trusted to be well-formed. */
export const translate = (provider: Provider, raw: RawDelivery): Translation => TRANSLATORS[provider](raw);
