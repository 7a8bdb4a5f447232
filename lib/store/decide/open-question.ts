import type { z } from 'zod';
import { FIELDS } from '#lib/contracts/fields.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { livingEntry } from '../living-entry.ts';
import type { LockedEntry } from '../lock-entries.ts';

export type StoredDecision = NonNullable<z.output<(typeof FIELDS)['question']['decisions.*']>>;

/** A question as somebody decides on it, who may edit it and has seen this version. */
export function openQuestion(
  ctx: WriteContext,
  { question, expectVersion }: { question: string; expectVersion: number },
): Promise<LockedEntry> {
  mustBeAllowed(ctx, 'entry.edit', { kind: 'question', slug: question });
  return livingEntry(ctx, { kind: 'question', slug: question, expectVersion });
}

/** One decision of it; refused when there is none of that name. */
export function decisionOf({ fields }: LockedEntry, slug: string): StoredDecision {
  const path = `decisions.${slug}`;
  const parsed = FIELDS.question['decisions.*'].safeParse(Object.hasOwn(fields, path) ? fields[path] : null);
  if (parsed.success && parsed.data !== null) return parsed.data;
  throw new Refused({ kind: 'not_found', detail: 'The question has no decision of that name.' });
}

/** The same, of a decision that is only proposed: what was accepted stays as it was said. */
export function proposedDecision(row: LockedEntry, slug: string): StoredDecision {
  const decision = decisionOf(row, slug);
  if (decision.state === 'proposed') return decision;
  const detail = `That decision is ${decision.state} already. Propose another that takes its place.`;
  throw new Refused({ kind: 'conflict', detail });
}
