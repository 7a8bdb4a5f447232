import { word } from '#lib/domain/vocabulary.ts';
import type { PackageDto } from '#lib/read/dto.ts';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { count, sayRollUp } from '../overview/say.ts';
import { LevelBadge } from '../status/level.tsx';
import { ReviewWord } from './review.tsx';

/** One line about it, and the four things a meeting asks first. */
export function PackageHead({ pkg, edited }: { pkg: PackageDto; edited: EditedEntry | null }) {
  const { ready, targeted, worst, unblocks } = pkg.rollUp;
  return (
    <div>
      {pkg.summary !== '' && <p className="mt-1 max-w-prose text-ink-2">{pkg.summary}</p>}
      <dl className="mt-5 grid grid-cols-2 gap-x-8 gap-y-3 border-t border-ink pt-3 md:grid-cols-4">
        <Fact label="Ready">
          {sayRollUp(ready, targeted)}
          {worst !== null && (
            <span className="note block">
              worst: <LevelBadge level={worst} />
            </span>
          )}
          {unblocks > 0 && <span className="note block">{sayWaiting(unblocks)}</span>}
        </Fact>
        <Fact label="Strategy">
          <InPlace entry={edited} cell="strategy" label="Strategy">
            {word(pkg.strategy)}
          </InPlace>
        </Fact>
        <Fact label="Review">
          <InPlace entry={edited} cell="review" label="Review">
            <ReviewWord review={pkg.review} />
          </InPlace>
        </Fact>
        <Fact label="Owners">
          <InPlace entry={edited} cell="owners" label="Owners">
            {pkg.owners.length === 0 ? (
              <span className="text-ink-3">nobody named</span>
            ) : (
              pkg.owners.map(({ name, role }) => `${name} (${role})`).join(', ')
            )}
          </InPlace>
        </Fact>
      </dl>
    </div>
  );
}

/** Not the same as what a step lifts by itself, which the overview counts: these may wait for more. */
const sayWaiting = (pairs: number): string =>
  pairs === 1 ? '1 needed pair waits for its next step' : `${count(pairs, 'needed pair')} wait for the same next step`;

export function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="note">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
