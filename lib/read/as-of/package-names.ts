import type { ReadContext } from '../context.ts';
import { processWide } from '../process-wide.ts';
import { sorted } from './package-rows.ts';
import { endOf, type PastName, pastNames } from './past-entries.ts';

/** One list of names is kept, so that the pages of a day are not put in order one by one. */
const kept = processWide('past-names', () => ({ key: '', names: Promise.resolve<PastName[]>([]) }));

/** The packages that were there at the end of a day and not in the trash, by name. */
export function packageNames(ctx: ReadContext, version: number, day: string): Promise<PastName[]> {
  const load = async () =>
    sorted(await pastNames(ctx, 'package', endOf(day)), ({ name, id }) => [name.toLowerCase(), id]);
  if (ctx.db) return load();
  const key = `${version} ${day}`;
  if (kept.key !== key) {
    Object.assign(kept, { key, names: load() });
    kept.names.catch(() => {
      kept.key = '';
    });
  }
  return kept.names;
}
