import { FIELDS } from '#lib/contracts/fields.ts';
import type {
  ImageFact,
  NeedFact,
  PackageFacts,
  PlatformSupportFact,
  RunFact,
  SignOffFact,
  SuiteFact,
} from '#lib/domain/readiness/facts.ts';
import { PHASES } from '#lib/domain/vocabulary.ts';
import type { Conflicts } from './past-conflicts.ts';
import type { Document, PastEntry } from './past-entries.ts';
import { fieldOf, fieldsUnder, nameOf } from './past-fields.ts';
import type { PastWorld } from './past-world.ts';

const { package: of } = FIELDS;
export const UNSAID = { value: 'unknown' as const, raw: '' };

/** What is known of a package beside its own fields. */
export interface Evidence {
  images: ImageFact[];
  suites: SuiteFact[];
  runs: RunFact[];
  signOffs: SignOffFact[];
}

/** The platforms a document names, with what is said of each by phase. */
export function supportsOf(document: Document) {
  return PHASES.flatMap((phase) =>
    fieldsUnder(document, 'platforms', of['platforms.*.run'])
      .filter(({ name }) => name.endsWith(`.${phase}`))
      .map(({ name, value }) => ({ slug: name.slice(0, -phase.length - 1), phase, ...value })),
  );
}

/** The dependencies a document names, by phase. */
export function needsOf(document: Document) {
  return PHASES.flatMap((phase) =>
    fieldsUnder(document, 'needs', of['needs.*.run'])
      .filter(({ name }) => name.endsWith(`.${phase}`))
      .map(({ name, value }) => ({ slug: name.slice(0, -phase.length - 1), phase, ...value })),
  );
}

/** What the rules may know of a package, from its past document: the same facts that lib/facts loads from the tables now. */
export function packageFacts(
  entry: PastEntry,
  world: PastWorld,
  evidence: Evidence,
  conflicts: Conflicts,
): PackageFacts {
  const { id, slug, document } = entry;
  const inConflict = (field: string): boolean => conflicts.has(`${id}/${field}`);
  const { value, raw, waitingOn } = fieldOf(document, 'upgradable', of.upgradable) ?? { ...UNSAID, waitingOn: null };
  const wanted = new Set(fieldOf(document, 'suites', of.suites));
  return {
    slug,
    name: nameOf(entry),
    strategy: fieldOf(document, 'strategy', of.strategy) ?? 'undecided',
    platforms: supportsOf(document).flatMap((one): PlatformSupportFact[] => {
      const platform = world.platforms.get(one.slug);
      return platform?.living ? [{ platform: platform.ref, phase: one.phase, support: one.support }] : [];
    }),
    upgradable: {
      value,
      raw,
      inConflict: inConflict('upgradable'),
      // Only sentences would use its name, and those are not told of the past.
      waitingOn: waitingOn === null ? null : { slug: waitingOn, name: waitingOn },
    },
    existingVm: { ...(fieldOf(document, 'existingVm', of.existingVm) ?? UNSAID), inConflict: inConflict('existingVm') },
    existingContainer: {
      ...(fieldOf(document, 'existingContainer', of.existingContainer) ?? UNSAID),
      inConflict: inConflict('existingContainer'),
    },
    needs: needsOf(document).flatMap((need): NeedFact[] => {
      const known = world.dependencies.get(need.slug);
      if (!known?.living) return [];
      const couldDrop = need.couldDrop || known.couldDrop;
      return [{ slug: need.slug, name: known.name, kind: known.kind, phase: need.phase, couldDrop }];
    }),
    images: evidence.images,
    requiredSuites: evidence.suites.filter((suite) => wanted.has(suite.slug)),
    runs: evidence.runs,
    signOffs: evidence.signOffs,
    steps: [...(world.steps.get(slug) ?? [])],
    reviewedOn: fieldOf(document, 'review', of.review)?.on ?? null,
    reviewEveryDays: fieldOf(document, 'reviewEveryDays', of.reviewEveryDays) ?? null,
  };
}
