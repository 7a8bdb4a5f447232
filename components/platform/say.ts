import type { PlatformRowDto } from '#lib/read/dto-platform.ts';
import { count } from '../overview/say.ts';
import { sayDay } from '../ui/day.tsx';

type Platform = Pick<PlatformRowDto, 'name' | 'ended' | 'maintenanceEnds' | 'extendedEnds' | 'stranded'>;

/** "past end of life since 30 Nov 2020; extended support ended on 30 Jun 2024". */
export function sayEnded({ maintenanceEnds, extendedEnds }: Platform, now: string): string {
  const since = `past end of life since ${sayDay(maintenanceEnds ?? '')}`;
  if (extendedEnds === null) return since;
  return extendedEnds < now.slice(0, 10)
    ? `${since}; extended support ended on ${sayDay(extendedEnds)}`
    : `${since}; extended support lasts until ${sayDay(extendedEnds)}`;
}

/** What is left on an ended platform: "5 packages still run on nothing newer than RHEL6". */
export function sayStranded({ name, stranded }: Platform): string {
  if (stranded.count === 0) return `No package is known to need ${name}`;
  return `${count(stranded.count, 'package')} still ${stranded.count === 1 ? 'runs' : 'run'} on nothing newer than ${name}`;
}

/** The answer in one sentence at the head of the page. */
export function sayPlatforms(platforms: readonly Platform[]): string {
  const ended = platforms.filter((platform) => platform.ended).map(({ name }) => name);
  if (platforms.length === 0) return '';
  if (ended.length === 0) return 'No platform is past its end of life.';
  const stranded = platforms.reduce((sum, platform) => sum + platform.stranded.count, 0);
  const names = ended.length === 1 ? ended[0] : `${ended.slice(0, -1).join(', ')} and ${ended.at(-1)}`;
  const past = `${names} ${ended.length === 1 ? 'is' : 'are'} past end of life`;
  if (stranded === 0) return `${past}; no package is known to depend on ${ended.length === 1 ? 'it' : 'them'} alone.`;
  return `${past}; ${count(stranded, 'package')} ${stranded === 1 ? 'runs' : 'run'} on nothing newer.`;
}
