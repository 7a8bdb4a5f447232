import { bigint, date, type KindWriter } from './writer.ts';

export const siteWriter: KindWriter<'site'> = {
  // Sites are few and never deleted: a lock keeps their ordinals without gaps, which a sequence would not.
  create: async (tx, id) => {
    await tx.$executeRaw`lock table sites in share row exclusive mode`;
    const { _max } = await tx.site.aggregate({ _max: { ordinal: true } });
    return tx.site.create({ data: { id, ordinal: (_max.ordinal ?? 0) + 1 } });
  },
  update: (tx, id, data) => tx.site.update({ where: { id }, data }),
  columns: {
    location: (location) => ({ location }),
    nodeOs: ({ raw }) => ({ nodeOsRaw: raw }),
    networkFs: ({ raw }) => ({ networkFsRaw: raw }),
    container: ({ raw }) => ({ containerRaw: raw }),
    vmOffer: ({ value, raw }) => ({ vmOffer: value, vmOfferRaw: raw }),
    batchSystem: ({ value, raw }) => ({ batchSystem: value, batchSystemRaw: raw }),
    userBinds: (userBinds) => ({ userBinds }),
    bindable: (bindable) => ({ bindable }),
    imageLimitBytes: (value) => ({ imageLimitBytes: bigint(value) }),
    nodeCacheBytes: (value) => ({ nodeCacheBytes: bigint(value) }),
    proxyCacheBytes: (value) => ({ proxyCacheBytes: bigint(value) }),
    storageBytes: (value) => ({ storageBytes: bigint(value) }),
    vsyscall: (vsyscall) => ({ vsyscall }),
    cores: (cores) => ({ cores }),
  },
  rows: {
    'nodes.*': async ({ tx, id, refs }, value, slug) => {
      const key = { siteId: id, platformId: await refs.entry('platform', slug) };
      if (value === null) return tx.siteNode.deleteMany({ where: key });
      const data = { ...value, on: date(value.on) };
      return tx.siteNode.upsert({ where: { siteId_platformId: key }, create: { ...key, ...data }, update: data });
    },
    'offers.*': async ({ tx, id, refs }, value, slug) => {
      const key = { siteId: id, dependencyId: await refs.entry('dependency', slug) };
      if (value === null) return tx.siteOffer.deleteMany({ where: key });
      const data = { ...value, on: date(value.on) };
      return tx.siteOffer.upsert({ where: { siteId_dependencyId: key }, create: { ...key, ...data }, update: data });
    },
    'runtimes.*': async ({ tx, id, refs }, value, slug) => {
      const key = { siteId: id, runtimeId: await refs.entry('runtime', slug) };
      if (value === null) return tx.siteRuntime.deleteMany({ where: key });
      const data = { ...value, on: date(value.on) };
      return tx.siteRuntime.upsert({ where: { siteId_runtimeId: key }, create: { ...key, ...data }, update: data });
    },
  },
};
