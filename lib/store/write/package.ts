import type { Phase } from '#lib/domain/vocabulary.ts';
import type { KindWriter, Target } from './writer.ts';

type SupportValue = { support: 'supported' | 'works' | 'doubtful' | 'broken' | 'unknown'; note: string } | null;
type NeedValue = { constraint: string; couldDrop: boolean; note: string } | null;

const platform = (phase: Phase) => async (target: Target, value: SupportValue, slug: string) => {
  const platformId = await target.refs.entry('platform', slug);
  const key = { packageId: target.id, platformId, phase };
  if (value === null) return target.tx.packagePlatform.deleteMany({ where: key });
  return target.tx.packagePlatform.upsert({
    where: { packageId_platformId_phase: key },
    create: { ...key, ...value },
    update: value,
  });
};

const need = (phase: Phase) => async (target: Target, value: NeedValue, slug: string) => {
  const dependencyId = await target.refs.entry('dependency', slug);
  const key = { packageId: target.id, dependencyId, phase };
  if (value === null) return target.tx.packageDependency.deleteMany({ where: key });
  return target.tx.packageDependency.upsert({
    where: { packageId_dependencyId_phase: key },
    create: { ...key, ...value },
    update: value,
  });
};

export const packageWriter: KindWriter<'package'> = {
  create: (tx, id) => tx.package.create({ data: { id } }),
  update: (tx, id, data) => tx.package.update({ where: { id }, data }),
  columns: {
    strategy: (strategy) => ({ strategy }),
    buildPlatforms: ({ raw }) => ({ buildPlatformsRaw: raw }),
    runPlatforms: ({ raw }) => ({ runPlatformsRaw: raw }),
    dependencies: ({ raw }) => ({ dependenciesRaw: raw }),
    upgradable: async ({ value, raw, waitingOn }, refs) => ({
      upgradable: value,
      upgradableRaw: raw,
      upgradableOnId: waitingOn === null ? null : await refs.entry('package', waitingOn),
    }),
    existingVm: ({ value, raw }) => ({ existingVm: value, existingVmRaw: raw }),
    existingContainer: ({ value, raw }) => ({ existingContainer: value, existingContainerRaw: raw }),
    comments: ({ raw }) => ({ commentsRaw: raw }),
    date: ({ raw }) => ({ dateRaw: raw }),
    suites: {
      async replace({ tx, id, refs }, slugs) {
        await tx.requiredSuite.deleteMany({ where: { packageId: id } });
        for (const slug of new Set(slugs)) {
          await tx.requiredSuite.create({ data: { packageId: id, suiteId: await refs.suite(slug) } });
        }
      },
    },
  },
  rows: {
    'platforms.*.build': platform('build'),
    'platforms.*.run': platform('run'),
    'needs.*.build': need('build'),
    'needs.*.run': need('run'),
  },
};
