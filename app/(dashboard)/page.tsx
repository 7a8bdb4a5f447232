import { EndOfLife } from '#components/charts/end-of-life.tsx';
import { Answer } from '#components/overview/answer.tsx';
import { Blockers } from '#components/overview/blockers.tsx';
import { Changes } from '#components/overview/changes.tsx';
import { Contradictions } from '#components/overview/contradictions.tsx';
import { Matrix } from '#components/overview/matrix.tsx';
import { count } from '#components/overview/say.ts';
import { TaskStates } from '#components/overview/tasks.tsx';
import { sayDay } from '#components/ui/day.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readOverview } from '#lib/read/read-overview.ts';
import { ask } from './ask.ts';
import { account, readContext } from './reader.ts';

export default async function OverviewPage() {
  const now = new Date();
  const asked = await ask(() => readOverview({ ctx: { ...readContext(), now } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { title, pairs, counts, matrix, tasks, changes, platforms } = asked.value;
  const today = now.toISOString();
  return (
    <Page account={account()} title={title} section="overview" foot={`As of ${sayDay(today)}.`}>
      <Answer title={title} pairs={pairs} />
      <Contradictions conflicts={asked.value.conflicts} />
      <div className="columns-of-two">
        <div>
          <Section
            id="matrix"
            title="Packages × sites"
            note={`${count(counts.packages, 'package')}, ${count(counts.sites, 'site')}, ${count(pairs.all, 'pair')}`}
          >
            <Matrix matrix={matrix} />
          </Section>
          <Section id="clock" title="End of life" note={`the line is today, ${sayDay(today)}`}>
            <EndOfLife platforms={platforms} now={today} />
          </Section>
        </div>
        <div>
          <Section id="next" title="What to do first" note="and how many needed pairs it lifts by itself">
            <Blockers overview={asked.value} />
          </Section>
          <Section
            id="tasks"
            title="Tasks"
            note={`${counts.openQuestions} of ${count(counts.questions, 'question')} open`}
          >
            <TaskStates tasks={tasks} />
          </Section>
          <Section id="changes" title="Recent changes">
            <Changes changes={changes} />
          </Section>
        </div>
      </div>
    </Page>
  );
}
