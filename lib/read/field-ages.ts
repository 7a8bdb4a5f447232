import type { ApiStatements } from '#lib/contracts/api/care.ts';
import { ageOf, isOld } from '#lib/domain/ages.ts';
import type { StatementsDto } from './dto-care.ts';
import { stated } from './stated.ts';

/** What was said of an entry, by field, with its age and whether it is contradicted. */
export function fieldAges({ kind, slug, version, claims, care }: StatementsDto): ApiStatements {
  const groups = Map.groupBy(claims, ({ field }) => field);
  return {
    kind,
    slug,
    version,
    today: care.today,
    reviewEveryDays: care.days,
    fields: [...groups].map(([field, group]) => {
      const age = ageOf(group);
      const current = group.find(({ state }) => state === 'current');
      return {
        field,
        said: age?.said ?? null,
        confirmed: age?.confirmed ?? null,
        old: age !== null && isOld(age, care.today, care.days),
        conflict: group.some(
          ({ state, value }) => state === 'open' && stated(value) !== stated(current?.value ?? null),
        ),
        statements: group.map(({ field: _field, on: _on, source, ...claim }) => ({
          ...claim,
          source: source?.title ?? null,
        })),
      };
    }),
  };
}
