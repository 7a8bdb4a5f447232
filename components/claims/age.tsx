import { type Age, ageOf, isOld } from '#lib/domain/ages.ts';
import type { CareDto, StatementDto } from '#lib/read/dto-care.ts';
import { Sign } from '../status/signs.tsx';
import { sayAge } from './say-age.ts';

/** The age of a fact that may be several fields: that of the one that waits longest to be confirmed. */
function ageOfFact(claims: readonly StatementDto[]): Age | null {
  const ages = [...Map.groupBy(claims, ({ field }) => field).values()].flatMap((group) => ageOf(group) ?? []);
  const last = ({ said, confirmed }: Age) => confirmed ?? said;
  return ages.sort((a, b) => (last(a) < last(b) ? -1 : 1))[0] ?? null;
}

/** How old a fact is, with a sign when nobody has looked at it for longer than the entry's interval. */
export function AgeNote({ claims, care }: { claims: readonly StatementDto[]; care: CareDto }) {
  const age = ageOfFact(claims);
  return age === null ? null : <AgeWords age={age} today={care.today} old={isOld(age, care.today, care.days)} />;
}

export function AgeWords({ age, today, old }: { age: Age; today: string; old: boolean }) {
  return (
    <span className="note">
      {old && <Sign name="waits" size={12} />} {sayAge(age, today)}
      {old && ' · due for a look'}
    </span>
  );
}
