import type { UseCaseRowDto } from '#lib/read/dto-use-case.ts';
import { Claims } from '../claims/claims.tsx';
import { Remarks } from '../claims/remarks.tsx';
import type { Sources } from '../claims/sources.tsx';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { count } from '../overview/say.ts';
import { Blank } from '../status/blank.tsx';
import { EntryActions } from '../ui/entry-actions.tsx';
import { Section } from '../ui/section.tsx';
import { UseCaseAtSites } from './at-sites.tsx';
import { Steps } from './steps.tsx';

/** One use case: what it is, the verdict at each site, its steps, and what people said of it. */
export function UseCase({
  useCase,
  sources,
  edited,
}: {
  useCase: UseCaseRowDto;
  sources: Sources;
  /** Null for whoever may not edit it. */
  edited: EditedEntry | null;
}) {
  const { slug, name, summary, owners, steps, remarks } = useCase;
  const people = owners.map((owner) => `${owner.name} (${owner.role})`).join(', ');
  return (
    <Section
      id={slug}
      title={name}
      note={[steps.length === 0 ? '' : count(steps.length, 'step'), people].filter((text) => text !== '').join(' · ')}
    >
      <EntryActions of={{ kind: 'use_case', slug }} may={{ edit: edited !== null, trash: false }} />
      {(summary !== '' || edited !== null) && (
        <div className="mb-3 max-w-prose text-ink-2">
          <InPlace entry={edited} cell="summary" label="Summary">
            {summary === '' ? 'No summary yet.' : summary}
          </InPlace>
        </div>
      )}
      {edited !== null && (
        <div className="mb-3 text-ink-2">
          <InPlace entry={edited} cell="owners" label="People who answer for it">
            {people === '' ? 'Nobody is named who answers for it.' : `Answered for by ${people}`}
          </InPlace>
        </div>
      )}
      <UseCaseAtSites useCase={useCase} />
      <h3 className="mt-5 mb-2">Its steps</h3>
      <Peak useCase={useCase} sources={sources} edited={edited} />
      <Steps useCase={useCase} sources={sources} edited={edited} />
      {remarks.length > 0 && (
        <details className="mt-3" open={remarks.length <= 3}>
          <summary>
            <span className="font-[570]">{count(remarks.length, 'remark')}</span>{' '}
            <span className="note">under the headings they stood under</span>
          </summary>
          <Remarks remarks={remarks} sources={sources} />
        </details>
      )}
    </Section>
  );
}

/** Cores in parallel at most, with every statement on it. */
function Peak({
  useCase: { peak },
  sources,
  edited,
}: {
  useCase: UseCaseRowDto;
  sources: Sources;
  edited: EditedEntry | null;
}) {
  const unsaid = peak.cores === null && peak.raw === '';
  if (unsaid && edited === null) return null;
  const quoted = peak.claims.some(({ raw }) => raw.trim() === peak.raw.trim());
  return (
    <dl className="mb-4 grid max-w-[90ch] gap-x-6 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="note">Cores at its peak</dt>
      <dd>
        <InPlace entry={edited} cell="peak" label="Cores at its peak">
          {unsaid && <Blank />}
          {peak.cores !== null && <span className="text-head font-semibold">{peak.cores.toLocaleString('en')}</span>}
          {!quoted && peak.raw !== '' && <span className="note raw block">“{peak.raw}”</span>}
        </InPlace>
        <Claims claims={peak.claims} sources={sources} />
      </dd>
    </dl>
  );
}
