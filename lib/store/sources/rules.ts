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
  for (const [index, rule] of rules.entries()) {
    const known = before.find(({ repository }) => repository === rule.repository);
    const said = await setRule(tx, ctx, {
      sourceId,
      rule,
      known,
      createImage: input.createImages,
      at: `/rules/${index}`,
    });
    if (said !== null) done.push(said);
  }
  await tx.unmappedRepository.deleteMany({
    where: { sourceId, repository: { in: rules.map(({ repository }) => repository) } },
  });
  return done;
}

interface OneRule {
  sourceId: number;
  rule: RepositoryRuleInput;
  /** The rule of this repository as it is; none where there is none. */
  known: { imageId: number; tagPolicy: string } | undefined;
  createImage: boolean;
  /** Where in what was asked the rule stands. */
  at: string;
}

/** Adds or changes one rule, and says what was done; null where it is so already. */
export async function setRule(
  tx: Tx,
  ctx: WriteContext,
  { sourceId, rule, known, createImage, at }: OneRule,
): Promise<string | null> {
  const { repository, image, tagPolicy } = rule;
  const imageId = await imageOf(tx, ctx, { image, pointer: `${at}/image`, create: createImage });
  if (known?.imageId === imageId && known.tagPolicy === tagPolicy) return null;
  // Another image, or other tags, have not been read yet.
  const data = { imageId, tagPolicy, sweptAt: null, sweepFault: '' };
  await tx.repositoryRule.upsert({
    where: { sourceId_repository: { sourceId, repository } },
    create: { sourceId, repository, ...data },
    update: data,
  });
  return `maps ${repository} to ${image}${tagPolicy === '' ? '' : `, tags ${tagPolicy}`}`;
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
