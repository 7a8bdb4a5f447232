import { LevelTable } from '#components/help/levels.tsx';
import { Marks } from '#components/help/marks.tsx';
import { RouteHelp } from '#components/help/routes.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';

export default function HelpPage() {
  return (
    <Page title="Help" section="help">
      <h1 className="text-title">What the signs mean</h1>
      <p className="mt-2 max-w-prose text-ink-2">
        Each package is judged at each site by one rule set. The verdict has a level, the checks behind it, and what to
        do next. Nothing else decides whether something is ready.
      </p>
      <Section id="levels" title="Levels" note="from worst to best">
        <LevelTable />
      </Section>
      <Section id="routes" title="Ways to run">
        <RouteHelp />
      </Section>
      <Section id="marks" title="Other marks">
        <Marks />
      </Section>
    </Page>
  );
}
