import type { KindWriter } from './writer.ts';

export const dependencyWriter: KindWriter<'dependency'> = {
  create: (tx, id) => tx.dependency.create({ data: { id, dependencyKind: 'tool' } }),
  update: (tx, id, data) => tx.dependency.update({ where: { id }, data }),
  columns: {
    dependencyKind: (dependencyKind) => ({ dependencyKind }),
    package: async (slug, refs) => ({ packageId: slug === null ? null : await refs.entry('package', slug) }),
    couldDrop: (couldDrop) => ({ couldDrop }),
    raw: (raw) => ({ raw }),
  },
  rows: {},
};
