import { fail, ok } from '#lib/base/errors.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { listNames } from '#lib/read/list-names.ts';
import { previewDecision } from '#lib/read/preview-decision.ts';
import { readQuestion } from '#lib/read/read-question.ts';

/** A decision with its question and what it would change. */
export async function readDecision(ctx: ReadContext, slug: string, name: string) {
  const question = await readQuestion({ ctx, input: { slug } });
  if (!question.ok) return question;
  const decision = question.value.decisions.find((one) => one.slug === name);
  if (!decision) return fail('not_found', 'There is no such decision.');
  const preview = await previewDecision({ ctx, input: { question: slug, decision: name } });
  return preview.ok ? ok({ question: question.value, decision, preview: preview.value }) : preview;
}

/** Names that the editors of facts offer. */
export async function askFacts(ctx: ReadContext) {
  const names = (kind: 'package' | 'site' | 'runtime' | 'dependency' | 'platform') =>
    listNames({ ctx, input: { kind } });
  const [packages, sites, runtimes] = await Promise.all([names('package'), names('site'), names('runtime')]);
  const [dependencies, platforms] = await Promise.all([names('dependency'), names('platform')]);
  return { packages, sites, runtimes, dependencies, platforms };
}
