import type { Result } from '#lib/base/errors.ts';
import { type RepositoryRuleInput, RULES_AT_MOST } from '#lib/contracts/ingest/source.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';
import { setRule } from './rules.ts';
import { sourceOf } from './source-of.ts';

interface Input {
  /** Of the source. */
  id: number;
  rule: RepositoryRuleInput;
  /** Makes the image when there is none of that name. */
  createImage: boolean;
}

/** Maps one repository of a source to an image, or changes how; the others stay. `invalid` when there is no such image. */
export function setRepository({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { id: sourceId } = await sourceOf(tx, input.id);
    const { rule, createImage } = input;
    const { repository } = rule;
    const known = await tx.repositoryRule.findUnique({
      where: { sourceId_repository: { sourceId, repository } },
    });
    if (!known && (await tx.repositoryRule.count({ where: { sourceId } })) >= RULES_AT_MOST) {
      throw new Refused({ kind: 'conflict', detail: `A source maps at most ${RULES_AT_MOST} repositories.` });
    }
    const done = await setRule(tx, ctx, { sourceId, rule, known: known ?? undefined, createImage, at: '' });
    if (done !== null) await recordEvent(tx, ctx, sourceId, done);
    await tx.unmappedRepository.deleteMany({ where: { sourceId, repository } });
    return true as const;
  });
}
