import { HELP_PARTS } from '#components/help/parts.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { account } from '../reader.ts';

export default function HelpPage() {
  return (
    <Page account={account()} title="Help" section="help">
      <h1 className="text-title">Help</h1>
      <p className="mt-2 max-w-prose text-ink-2">
        Each package is judged at each site by one rule set. The verdict has a level, the checks behind it, and what to
        do next. Nothing else decides whether something is ready.
      </p>
      <nav aria-label="Questions of this page" className="no-print mt-4">
        <ol className="directory">
          {HELP_PARTS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      {HELP_PARTS.map(({ id, title, note, Part }) => (
        <Section key={id} id={id} title={title} note={note}>
          <Part />
        </Section>
      ))}
    </Page>
  );
}
