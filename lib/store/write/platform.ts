import { date, type KindWriter } from './writer.ts';

export const platformWriter: KindWriter<'platform'> = {
  // (family, generation) is unique, so a new row stands for itself until its fields are written a moment later.
  create: (tx, id) => tx.platform.create({ data: { id, family: `platform ${id}`, generation: 0 } }),
  update: (tx, id, data) => tx.platform.update({ where: { id }, data }),
  columns: {
    family: (family) => ({ family }),
    generation: (generation) => ({ generation }),
    aliases: (aliases) => ({ aliases }),
    releasedOn: (on) => ({ releasedOn: date(on) }),
    maintenanceEnds: (on) => ({ maintenanceEnds: date(on) }),
    extendedEnds: (on) => ({ extendedEnds: date(on) }),
    baseImage: (baseImage) => ({ baseImage }),
  },
  rows: {},
};
