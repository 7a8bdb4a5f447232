import { invalid, type Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { type Applied, applyChanges } from '../apply-changes.ts';
import { Refused, type WriteContext } from '../context.ts';
import { livingEntry } from '../living-entry.ts';
import { mergedInto, mustBePossible } from './effects.ts';
import { decisionOf, openQuestion, proposedDecision, type StoredDecision } from './open-question.ts';

interface Input {
  question: string;
  /** The version of the question that its writer has seen. */
  expectVersion: number;
  decision: string;
  /** Versions of the entries it changes, as its writer has seen them. */
  versions: readonly { kind: EntryKind; slug: string; version: number }[];
  /** Who decided; empty: as proposed, else whoever accepts it. */
  by: string;
  /** The day it was decided on; null: today. */
  on: string | null;
  why: string;
}

/** Characters of the decision that the history of the changed facts quotes. */
const QUOTED = 300;

/**
 * Accepts a proposed decision: its state, that of the one it takes the place of, and the facts it changes, in one change
 * set, so that reverting that undoes all of it. Whoever accepts must be allowed to edit each of these entries and have
 * seen its present version. Fails like `applyChanges`, and with `conflict` when it is no longer proposed.
 */
export async function acceptDecision({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  const { question, expectVersion, decision: slug } = input;
  try {
    const row = await openQuestion(ctx, input);
    const decision = proposedDecision(row, slug);
    await mustBePossible(ctx, decision.effects);
    const accepted = {
      ...decision,
      state: 'accepted',
      by: input.by || decision.by || nameOf(ctx),
      on: input.on ?? ctx.now.toISOString().slice(0, 10),
    };
    const { supersedes } = decision;
    const set = {
      [`decisions.${slug}`]: accepted,
      ...(supersedes !== null && {
        [`decisions.${supersedes}`]: { ...decisionOf(row, supersedes), state: 'superseded' },
      }),
    };
    const changed = await changedEntries(ctx, decision, input.versions);
    const entries = [{ kind: 'question', slug: question, expectVersion, set }, ...changed];
    const why = input.why || `Decided: ${decision.text.slice(0, QUOTED)}`;
    const parsed = changeSetInput.safeParse({ why, entries });
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message }) => ({
        pointer: ['', ...path].join('/'),
        detail: message,
      }));
      return invalid('The decision cannot be accepted as it is.', errors);
    }
    return await applyChanges({ ctx, input: parsed.data });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

const nameOf = ({ actor }: WriteContext): string => (actor.kind === 'user' ? actor.name : '');

/** The entries a decision changes, each once, with what is merged into their fields; `applyChanges` asks whether one may. */
async function changedEntries(ctx: WriteContext, { effects }: StoredDecision, versions: Input['versions']) {
  const entries = [];
  for (const [key, own] of Map.groupBy(effects, ({ entity, slug }) => `${entity}/${slug}`)) {
    const [first] = own;
    if (first === undefined) continue;
    const { entity: kind, slug } = first;
    const seen = versions.find((one) => one.kind === kind && one.slug === slug);
    if (seen === undefined) {
      const detail = `The decision changes ${key}. Say which version of it you have seen.`;
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/versions', detail }] });
    }
    const { fields } = await livingEntry(ctx, { kind, slug, expectVersion: seen.version });
    const set = Object.fromEntries(own.map(({ path, value }) => [path, mergedInto(fields, path, value)]));
    entries.push({ kind, slug, expectVersion: seen.version, set });
  }
  return entries;
}
