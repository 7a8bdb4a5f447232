import { date, type KindWriter } from './writer.ts';

export const imageWriter: KindWriter<'image'> = {
  create: (tx, id) => tx.image.create({ data: { id, flavour: 'unknown' } }),
  update: (tx, id, data) => tx.image.update({ where: { id }, data }),
  columns: {
    repository: (repository) => ({ repository }),
    flavour: ({ value, raw }) => ({ flavour: value, flavourRaw: raw }),
    base: async ({ platform, raw }, refs) => ({
      baseRaw: raw,
      basePlatformId: platform === null ? null : await refs.entry('platform', platform),
    }),
    contentsRaw: (contentsRaw) => ({ contentsRaw }),
    mountsRaw: (mountsRaw) => ({ mountsRaw }),
    evidenceRaw: (evidenceRaw) => ({ evidenceRaw }),
    recipeUrl: (recipeUrl) => ({ recipeUrl }),
    tagPolicy: (tagPolicy) => ({ tagPolicy }),
  },
  rows: {
    'contents.*': async ({ tx, id, refs }, value, slug) => {
      const key = { imageId: id, packageId: await refs.entry('package', slug) };
      if (value === null) return tx.imageContent.deleteMany({ where: key });
      return tx.imageContent.upsert({
        where: { imageId_packageId: key },
        create: { ...key, ...value },
        update: value,
      });
    },
    'mounts.**': async ({ tx, id, refs }, value, path) => {
      const key = { imageId: id, path };
      if (value === null) return tx.imageMount.deleteMany({ where: key });
      const { needs, on, ...rest } = value;
      const needsId = needs === null ? null : await refs.entry('dependency', needs);
      const data = { ...rest, on: date(on), needsId };
      return tx.imageMount.upsert({ where: { imageId_path: key }, create: { ...key, ...data }, update: data });
    },
  },
};
