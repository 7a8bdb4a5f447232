import type { Tx } from '#lib/base/db.ts';
import type { RepositoryRuleInput } from '#lib/contracts/ingest/source.ts';
import { Refused, type WriteContext } from '../context.ts';
import { createEntry } from '../create-entry.ts';

interface Input {
  sourceId: number;
  rules: readonly RepositoryRuleInput[];
  createImages: boolean;
}

/**
 * Makes the rules of a source these: what is the same stays as it is with what is known of its last sweep, others are
 * added, changed or taken away. Says what was done to each. A repository that is mapped now counts as unmapped no longer.
 */
export async function setRules(tx: Tx, ctx: WriteContext, input: Input): Promise<string[]> {
  const { sourceId, rules } = input;
  const before = await tx.repositoryRule.findMany({ where: { sourceId } });
  const done: string[] = [];
  const gone = before.filter(({ repository }) => !rules.some((rule) => rule.repository === repository));
  await tx.repositoryRule.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  done.push(...gone.map(({ repository }) => `no longer maps ${repository}`));
  for (const [index, { repository, image, tagPolicy }] of rules.entries()) {
    const imageId = await imageOf(tx, ctx, { image, pointer: `/rules/${index}/image`, create: input.createImages });
    const old = before.find((rule) => rule.repository === repository);
    if (old?.imageId === imageId && old.tagPolicy === tagPolicy) continue;
    // Another image, or other tags, have not been read yet.
    const data = { imageId, tagPolicy, sweptAt: null, sweepFault: '' };
    await tx.repositoryRule.upsert({
      where: { sourceId_repository: { sourceId, repository } },
      create: { sourceId, repository, ...data },
      update: data,
    });
    done.push(`maps ${repository} to ${image}${tagPolicy === '' ? '' : `, tags ${tagPolicy}`}`);
  }
  await tx.unmappedRepository.deleteMany({
    where: { sourceId, repository: { in: rules.map(({ repository }) => repository) } },
  });
  return done;
}

async function imageOf(
  tx: Tx,
  ctx: WriteContext,
  { image: slug, pointer, create }: { image: string; pointer: string; create: boolean },
): Promise<number> {
  const find = () => tx.entry.findUnique({ where: { kind_slug: { kind: 'image', slug } } });
  const found = await find();
  if (found && found.trashedAt === null) return found.id;
  const refuse = (detail: string) => new Refused({ kind: 'invalid', detail, errors: [{ pointer, detail }] });
  if (found) throw refuse(`The image “${slug}” is in the trash. Restore it first.`);
  if (!create) throw refuse(`There is no image “${slug}”. Create it first, or with the source.`);
  const input = {
    kind: 'image' as const,
    slug,
    fields: { name: slug },
    why: 'A source of webhooks brings its builds.',
  };
  const made = await createEntry({ ctx: { ...ctx, db: tx }, input });
  if (!made.ok) throw new Refused(made.failure);
  const entry = await find();
  if (!entry) throw new Error(`The image ${slug} was created and is not there.`);
  return entry.id;
}
