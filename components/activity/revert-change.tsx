import { REVERTED_AT_MOST } from '#lib/contracts/edit/at-most.ts';
import type { ChangeDetailDto, RevertHindranceDto } from '#lib/read/dto-change.ts';
import type { ActSend } from '../kept/act-send.ts';
import { KeptButton, KeptLine } from '../kept/fields.tsx';
import { KeptForm } from '../kept/form.tsx';

/** What the form before this page did. */
export const REVERT_SAYS: Readonly<Record<string, string>> = {
  reverted: 'This is the change that took the other back. It can be reverted itself.',
  nothing: 'Nothing was reverted: all of it is as it was before this change already.',
};

/** Why a change cannot be taken back as a whole, and what to do instead; `name` is of an entry it changed. */
const WHY_NOT: Record<RevertHindranceDto['why'], (name: string) => string> = {
  many: () => `it changed more than ${REVERTED_AT_MOST} entries. Revert the entries you mean one by one.`,
  'in-trash': (name) => `${name} is in the trash. Restore it first.`,
  create: (name) => `${name} was created by it. Put that into the trash, and revert the others one by one.`,
  trash: (name) => `it put ${name} into the trash. Restore that instead.`,
  restore: (name) => `it took ${name} out of the trash. Put that there again instead.`,
  'no-field': (name) => `it changed no field of ${name}. Settle the statements that came with it instead.`,
  since: (name) => `what it wrote of ${name} has been changed since. Put single fields back in its history.`,
  'no-value': (name) => `a field of ${name} had no value before, and cannot be without one. Correct it by hand.`,
};

/** Takes back everything a change did, as one new change; or says why that cannot be done. */
export function RevertChange({
  change: { id, total },
  hindrance,
  send,
}: {
  change: Pick<ChangeDetailDto, 'id' | 'total'>;
  hindrance: RevertHindranceDto | null;
  send: ActSend;
}) {
  if (total === 0) return null;
  if (hindrance !== null) {
    return (
      <p className="no-print note mt-4 max-w-prose">
        It cannot be reverted as a whole: {WHY_NOT[hindrance.why](hindrance.name)}
      </p>
    );
  }
  return (
    <KeptForm
      send={send({ act: 'revert-change', change: id })}
      fresh={id}
      className="no-print mt-4 flex max-w-prose flex-wrap items-end gap-2"
    >
      <div className="min-w-0 grow basis-60">
        <KeptLine id="revert-why" name="why" label="Why it is reverted" maxLength={2000} quiet />
      </div>
      <KeptButton className="button">Revert {total === 1 ? 'this change' : `all ${total} entries`}</KeptButton>
    </KeptForm>
  );
}
