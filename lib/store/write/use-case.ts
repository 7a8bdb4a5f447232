import type { KindWriter } from './writer.ts';

export const useCaseWriter: KindWriter<'use_case'> = {
  create: (tx, id) => tx.useCase.create({ data: { id } }),
  update: (tx, id, data) => tx.useCase.update({ where: { id }, data }),
  columns: {
    position: (position) => ({ position }),
    peak: ({ cores, raw }) => ({ peakCores: cores, peakRaw: raw }),
  },
  rows: {
    'steps.*': async ({ tx, id, refs }, value, slug) => {
      const key = { useCaseId: id, slug };
      if (value === null) return tx.useCaseStep.deleteMany({ where: key });
      const { image, packages, sites, needs, ...rest } = value;
      const data = { ...rest, imageId: image === null ? null : await refs.entry('image', image) };
      const step = await tx.useCaseStep.upsert({
        where: { useCaseId_slug: key },
        create: { ...key, ...data },
        update: data,
      });
      const stepId = step.id;
      await tx.stepPackage.deleteMany({ where: { stepId } });
      await tx.stepSite.deleteMany({ where: { stepId } });
      await tx.stepNeed.deleteMany({ where: { stepId } });
      for (const { slug: name, ...more } of packages) {
        await tx.stepPackage.create({ data: { stepId, packageId: await refs.entry('package', name), ...more } });
      }
      for (const { slug: name, note } of sites) {
        await tx.stepSite.create({ data: { stepId, siteId: await refs.entry('site', name), note } });
      }
      for (const { slug: name, note } of needs) {
        await tx.stepNeed.create({ data: { stepId, dependencyId: await refs.entry('dependency', name), note } });
      }
      return step;
    },
  },
};
