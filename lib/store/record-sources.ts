import type { z } from 'zod';
import { withTransaction } from '#lib/base/db.ts';
import type { criterionInput, personInput, sourceInput } from '#lib/contracts/changes.ts';
import { mustBeTheSystem, type WriteContext } from './context.ts';
import { date } from './write/writer.ts';

/** Records the sources, people and comparison criteria that change sets refer to; known slugs are brought up to date. */
export async function recordSources({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: {
    sources: z.output<typeof sourceInput>[];
    people: z.output<typeof personInput>[];
    criteria: z.output<typeof criterionInput>[];
  };
}): Promise<void> {
  mustBeTheSystem(ctx);
  await withTransaction(
    async (tx) => {
      for (const { notBefore, notAfter, ...source } of input.sources) {
        const data = { ...source, notBefore: date(notBefore), notAfter: date(notAfter) };
        await tx.source.upsert({ where: { slug: source.slug }, create: data, update: data });
      }
      for (const person of input.people) {
        await tx.person.upsert({ where: { slug: person.slug }, create: person, update: person });
      }
      for (const criterion of input.criteria) {
        await tx.criterion.upsert({ where: { slug: criterion.slug }, create: criterion, update: criterion });
      }
    },
    { tx: ctx.db },
  );
}
