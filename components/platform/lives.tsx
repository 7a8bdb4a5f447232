import type { PlatformRowDto } from '#lib/read/dto-platform.ts';
import { LifeCycle } from '../charts/life-cycle.tsx';
import { sayDay } from '../ui/day.tsx';
import { Section } from '../ui/section.tsx';
import { AfterEnd } from './after-end.tsx';
import { sayPlatforms } from './say.ts';

/** How long platforms live, in words and as a picture, and what is left behind on those that ended. */
export function PlatformLives({ all, today }: { all: readonly PlatformRowDto[]; today: string }) {
  return (
    <>
      <p className="text-head">{sayPlatforms(all)}</p>
      <Section id="clock" title="Life cycle" note={`the line is today, ${sayDay(today)}; dashed: extended support`}>
        <LifeCycle lives={all} now={today} />
      </Section>
      <Section id="left" title="Left behind" note="surely runs on nothing that is still maintained">
        <AfterEnd platforms={all} now={today} />
      </Section>
    </>
  );
}
