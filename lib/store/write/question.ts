import { Refused } from '../context.ts';
import type { Refs } from '../refs.ts';
import { date, type KindWriter } from './writer.ts';

const optional = async (refs: Refs, kind: 'use_case' | 'site', slug: string | null): Promise<number | null> =>
  slug === null ? null : refs.entry(kind, slug);

/** The row, or a refusal that names what the question lacks. */
function mustExist<R>(row: R | null, what: string, slug: string): R {
  if (row === null) throw new Refused({ kind: 'invalid', detail: `The question has no ${what} “${slug}”.` });
  return row;
}

export const questionWriter: KindWriter<'question'> = {
  create: (tx, id) => tx.question.create({ data: { id } }),
  update: (tx, id, data) => tx.question.update({ where: { id }, data }),
  columns: {
    position: (position) => ({ position }),
    topic: (topic) => ({ topic }),
    body: (body) => ({ body }),
    answered: (answered) => ({ answered }),
  },
  rows: {
    'options.*': async ({ tx, id, refs }, value, slug) => {
      const key = { questionId: id, slug };
      if (value === null) return tx.option.deleteMany({ where: key });
      const { points, ...data } = value;
      const option = await tx.option.upsert({
        where: { questionId_slug: key },
        create: { ...key, ...data },
        update: data,
      });
      await tx.optionPoint.deleteMany({ where: { optionId: option.id } });
      for (const [position, { useCase, site, ...point }] of points.entries()) {
        await tx.optionPoint.create({
          data: {
            ...point,
            position,
            optionId: option.id,
            useCaseId: await optional(refs, 'use_case', useCase),
            siteId: await optional(refs, 'site', site),
          },
        });
      }
      return option;
    },
    'decisions.*': async ({ tx, id }, value, slug) => {
      const key = { questionId: id, slug };
      if (value === null) return tx.decision.deleteMany({ where: key });
      const { option, supersedes, on, ...rest } = value;
      const find = (slug: string) => ({ where: { questionId_slug: { questionId: id, slug } } });
      const optionId = option && mustExist(await tx.option.findUnique(find(option)), 'option', option).id;
      const supersedesId =
        supersedes && mustExist(await tx.decision.findUnique(find(supersedes)), 'decision', supersedes).id;
      const data = { ...rest, on: date(on), optionId: optionId || null, supersedesId: supersedesId || null };
      return tx.decision.upsert({
        where: { questionId_slug: key },
        create: { ...key, ...data },
        update: data,
      });
    },
  },
};
