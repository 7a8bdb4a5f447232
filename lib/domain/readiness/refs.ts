import type { OfferFact, PublicationFact, RunFact, SignOffFact } from './facts.ts';
import type { Evidence } from './verdict.ts';
import { day } from './words.ts';

/**
 * The grammar of evidence refs. A ref is a path to one fact, or to a list as a whole; the absence of something is cited
 * by the ref of its list, and citing a list cites everything in it. What a verdict does not cite cannot change it
 * (readiness rules, "Properties"; proved in `cited.test.ts`).
 *
 *   package:P                  its name               site:S                its name
 *   package:P/strategy                                site:S/nodes          list of site:S/node:PLATFORM
 *   package:P/platforms        list of                site:S/offers         list of site:S/offer:SLUG
 *     package:P/platform:L:run                        site:S/runtimes       list of site:S/runtime:R
 *   package:P/upgradable                              site:S/vm-offer
 *   package:P/existing-vm                             site:S/binds          who may bind what
 *   package:P/existing-container                      site:S/image-limit
 *   package:P/needs            what it needs at run time from a site (file systems, services)
 *   package:P/images           which images hold it   site:S/vsyscall
 *   package:P/suites           required test suites   image:I               definition, tag and list of builds
 *   package:P/runs:S           list of run:ID at S    build:DIGEST          one build without its publications
 *   package:P/sign-offs        list of signoff:…      publications:DIGEST   list of publication:DIGEST:CHANNEL:SITE
 *   package:P/steps:S          list of step:U/T that target S
 *   package:P/reviewed                                settings              the rule set's own numbers
 */
export const cite = (ref: string, label: string): Evidence => ({ ref, label });

export const publicationRef = (digest: string, publication: PublicationFact): string =>
  `publication:${digest}:${publication.channel}:${publication.site ?? 'everywhere'}`;

export const signOffRef = (signOff: SignOffFact): string =>
  `signoff:${signOff.digest ?? 'native'}:${signOff.site ?? 'everywhere'}:${signOff.by}`;

export const citeRun = (run: RunFact): Evidence =>
  cite(`run:${run.id}`, `${run.suite}, ${run.outcome} on ${day(run.at)}`);

export const citeOffer = (site: string, offer: OfferFact): Evidence =>
  cite(`site:${site}/offer:${offer.slug}`, offer.raw === '' ? offer.name : `${offer.name}: “${offer.raw}”`);
