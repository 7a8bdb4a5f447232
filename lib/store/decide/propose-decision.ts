import type { Result } from '#lib/base/errors.ts';
import { slugOf } from '#lib/contracts/slug-of.ts';
import type { Applied } from '../apply-changes.ts';
import { Refused, type WriteContext } from '../context.ts';
import { applyOneEntry } from '../patch-entry.ts';
import { mustBePossible } from './effects.ts';
import { decisionOf, openQuestion, type StoredDecision } from './open-question.ts';

interface Input {
  question: string;
  /** The version of the question that its writer has seen. */
  expectVersion: number;
  decision: Omit<StoredDecision, 'state'>;
  why: string;
}

/** Proposes a decision on a question. Fails like `applyChanges`; gives the slug that the decision got. */
export async function proposeDecision({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ slug: string; applied: Applied[] }>> {
  const { question, expectVersion, decision, why } = input;
  try {
    const row = await openQuestion(ctx, input);
    if (decision.text.trim() === '') {
      const detail = 'Say in a sentence what is decided.';
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/text', detail }] });
    }
    if (decision.supersedes !== null) decisionOf(row, decision.supersedes);
    await mustBePossible(ctx, decision.effects);
    const slug = freeSlug(decision.text, row.fields);
    const set = { [`decisions.${slug}`]: { ...decision, state: 'proposed' } };
    const result = await applyOneEntry(ctx, why, { kind: 'question', slug: question, expectVersion, set });
    return result.ok ? { ok: true, value: { slug, applied: result.value } } : result;
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** An address made of its first words, that no other decision of the question has. */
function freeSlug(text: string, fields: Readonly<Record<string, unknown>>): string {
  const words = slugOf(text).split('-').slice(0, 6).join('-').slice(0, 60).replace(/-$/, '');
  const base = words === '' ? 'decision' : words;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!Object.hasOwn(fields, `decisions.${slug}`)) return slug;
  }
}
