import { authorize } from '#lib/auth/authorize.ts';
import { db } from '#lib/base/db.ts';
import { notFound, ok, type Result } from '#lib/base/errors.ts';
import type { DecisionPreview } from '#lib/contracts/api/decision.ts';
import { FIELDS, fieldSchema } from '#lib/contracts/fields.ts';
import { mergePatch } from '#lib/contracts/merge-patch.ts';
import { whatIf } from '#lib/domain/readiness/what-if.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from './context.ts';
import { factPatches } from './fact-patches.ts';
import { packageIndex } from './package-index.ts';
import { readDataVersion } from './read-data-version.ts';
import { readFields } from './read-fields.ts';

type Effect = DecisionPreview['effects'][number];

/** Pairs that are tried; a pair costs about 50 µs. Those that a use case needs come first. */
const PACKAGES_TRIED = 500;

/** What accepting a proposed decision would change: fields from → to, and the pairs that would stand elsewhere. For who may read the question. */
export async function previewDecision({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { question: string; decision: string };
}): Promise<Result<DecisionPreview>> {
  const [question] = await readFields({ ctx, input: { entries: [{ kind: 'question', slug: input.question }] } });
  const path = `decisions.${input.decision}`;
  const stored = question && Object.hasOwn(question.fields, path) ? question.fields[path] : null;
  const parsed = FIELDS.question['decisions.*'].safeParse(stored);
  if (!question || !parsed.success || parsed.data === null) return notFound('There is no such decision.');
  const asked = parsed.data.effects;
  const entries = await readFields({ ctx, input: { entries: uniqueEntries(asked) } });
  const effects = asked.map(({ entity: kind, slug, path: field, value }): Effect => {
    const entry = entries.find((one) => one.kind === kind && one.slug === slug);
    const own = { kind, slug, path: field, may: authorize(ctx.actor, 'entry.edit', { kind, slug }).ok };
    if (!entry) {
      const problem = `There is no ${word(kind)} “${slug}” any more.`;
      return { ...own, name: slug, from: null, to: value, version: null, problem };
    }
    const from = Object.hasOwn(entry.fields, field) ? entry.fields[field] : null;
    const merged = fieldSchema(kind, field)?.safeParse(mergePatch(from, value));
    const problem = merged?.success ? null : 'The field cannot have this value.';
    const to = merged?.success ? merged.data : value;
    return { ...own, name: entry.name, from, to, version: entry.version, problem };
  });
  return ok({ version: question.version, effects, ...(await verdicts(ctx, effects)) });
}

function uniqueEntries(effects: readonly { entity: EntryKind; slug: string }[]): { kind: EntryKind; slug: string }[] {
  const seen = new Map(effects.map(({ entity, slug }) => [`${entity}/${slug}`, { kind: entity, slug }]));
  return [...seen.values()];
}

type Verdicts = Pick<DecisionPreview, 'verdicts' | 'cut'>;

/** The rules over the facts as they would be, against the rules over the facts as they are. */
async function verdicts(ctx: ReadContext, effects: readonly Effect[]): Promise<Verdicts> {
  const possible = effects.filter(({ problem }) => problem === null);
  const slugs = (kind: EntryKind) => possible.filter((one) => one.kind === kind).map(({ slug }) => slug);
  const [packages, sites] = [slugs('package'), slugs('site')];
  if (packages.length === 0 && sites.length === 0) return { verdicts: [], cut: false };
  const index = await packageIndex(ctx, await readDataVersion({ ctx }));
  const others = sites.length > 0 ? index.rows : [];
  const wanted = [
    ...index.rows.filter(({ slug }) => packages.includes(slug)),
    ...others.filter(({ targetedLevels }) => targetedLevels !== 0),
    ...others,
  ];
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const world = await loadFacts(ctx.db ?? db(), { packageIds: ids.slice(0, PACKAGES_TRIED) });
  const facts = {
    packages: [...world.packages.values()],
    sites: [...world.sites.values()],
    settings: world.settings,
    asOf: ctx.now.toISOString(),
  };
  const patches = await factPatches(ctx, possible, facts.sites);
  const changed = whatIf(facts, patches);
  const nameOf = new Map([...facts.packages, ...facts.sites].map(({ slug, name }) => [slug, name]));
  return {
    verdicts: changed.map(({ runsToday: _today, ...one }) => ({
      ...one,
      packageName: nameOf.get(one.package) ?? one.package,
      siteName: nameOf.get(one.site) ?? one.site,
    })),
    cut: ids.length > PACKAGES_TRIED,
  };
}
