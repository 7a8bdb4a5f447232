import { date, type KindWriter } from './writer.ts';

export const taskWriter: KindWriter<'task'> = {
  create: (tx, id) => tx.task.create({ data: { id, position: id } }),
  update: (tx, id, data) => tx.task.update({ where: { id }, data }),
  columns: {
    state: (state) => ({ state }),
    position: (position) => ({ position }),
    owner: async (slug, refs) => ({ ownerId: slug === null ? null : await refs.person(slug) }),
    dueOn: (on) => ({ dueOn: date(on) }),
    closedOn: (on) => ({ closedOn: date(on) }),
    parent: async (slug, refs) => ({ parentId: slug === null ? null : await refs.entry('task', slug) }),
    body: (body) => ({ body }),
    about: {
      async replace({ tx, id, refs }, entries) {
        await tx.taskAbout.deleteMany({ where: { taskId: id } });
        const ids = new Set<number>();
        for (const { kind, slug } of entries) ids.add(await refs.entry(kind, slug));
        await tx.taskAbout.createMany({ data: [...ids].map((entryId) => ({ taskId: id, entryId })) });
      },
    },
    actions: {
      async replace({ tx, id }, keys) {
        await tx.taskAction.deleteMany({ where: { taskId: id } });
        await tx.taskAction.createMany({ data: [...new Set(keys)].map((actionKey) => ({ taskId: id, actionKey })) });
      },
    },
    waitsFor: {
      async replace({ tx, id, refs }, slugs) {
        await tx.taskDependency.deleteMany({ where: { taskId: id } });
        for (const slug of new Set(slugs)) {
          await tx.taskDependency.create({ data: { taskId: id, needsId: await refs.entry('task', slug) } });
        }
      },
    },
  },
  rows: {},
};
