import type { KindWriter } from './writer.ts';

export const runtimeWriter: KindWriter<'runtime'> = {
  create: (tx, id) => tx.runtime.create({ data: { id } }),
  update: (tx, id, data) => tx.runtime.update({ where: { id }, data }),
  columns: {
    position: (position) => ({ position }),
    aliases: (aliases) => ({ aliases }),
    channels: (channels) => ({ channels }),
  },
  rows: {
    'criteria.*': async ({ tx, id, refs }, value, slug) => {
      const key = { criterionId: await refs.criterion(slug), runtimeId: id };
      if (value === null) return tx.criterionCell.deleteMany({ where: key });
      return tx.criterionCell.upsert({
        where: { criterionId_runtimeId: key },
        create: { ...key, ...value },
        update: value,
      });
    },
  },
};
