import type { Result } from '#lib/base/errors.ts';
import type { Applied } from '../apply-changes.ts';
import { Refused, type WriteContext } from '../context.ts';
import { applyOneEntry } from '../patch-entry.ts';
import { mustBePossible } from './effects.ts';
import { openQuestion, proposedDecision, type StoredDecision } from './open-question.ts';

interface Input {
  question: string;
  expectVersion: number;
  decision: string;
  /** What becomes of it; null: it is withdrawn. */
  change: ((decision: StoredDecision) => Omit<StoredDecision, 'state'>) | null;
  why: string;
}

/** Changes a decision that is only proposed, or withdraws it. Fails with `conflict` once it is accepted. */
export async function editDecision({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  const { question, expectVersion, decision, change, why } = input;
  try {
    const row = await openQuestion(ctx, input);
    const before = proposedDecision(row, decision);
    const after = change === null ? null : { ...change(before), state: 'proposed' };
    if (after !== null) await mustBePossible(ctx, after.effects);
    const set = { [`decisions.${decision}`]: after };
    return await applyOneEntry(ctx, why, { kind: 'question', slug: question, expectVersion, set });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}
