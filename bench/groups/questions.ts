import type { Contender } from '../figures.ts';
import { load } from '../load.ts';
import { floorPath, ourPath } from '../questions.ts';
import { loadRaw } from '../raw.ts';
import { QUESTIONS, type Question } from '../sql.ts';
import type { Stage } from '../stage.ts';

const isQuestion = (group: string): group is Question => QUESTIONS.some((question) => question === group);

/** list, filter, search, record: every question another one, asked of PostgreSQL itself, of the floor and of us. */
export function questions(stage: Stage, groups: readonly string[]): Contender[] {
  const { world, sample, statements, web, floor, databasePid, seconds } = stage;
  return groups.filter(isQuestion).flatMap((group) => [
    { group, name: 'PostgreSQL', measure: () => loadRaw(world.url, databasePid, statements[group], seconds) },
    { group, name: 'floor', measure: () => load(floor, () => floorPath(group, statements[group]), { seconds }) },
    { group, name: 'ours', measure: () => load(web, () => ourPath(group, sample), { seconds }) },
  ]);
}
