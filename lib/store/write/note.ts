import type { KindWriter } from './writer.ts';

export const noteWriter: KindWriter<'note'> = {
  create: (tx, id) => tx.note.create({ data: { id, body: '' } }),
  update: (tx, id, data) => tx.note.update({ where: { id }, data }),
  columns: { body: (body) => ({ body }) },
  rows: {},
};
