import { DIALECT_NAMES } from '#lib/contracts/ingest/report.ts';
import { shortHex } from '#lib/contracts/tables/build-words.ts';
import { type RUN_OUTCOMES, word } from '#lib/domain/vocabulary.ts';
import type { TestRunDto } from '#lib/read/dto-test.ts';
import { term } from '../status/term.tsx';
import { Day } from '../ui/day.tsx';
import { buildHref, imageHref, packageHref, siteHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { runHref, sayCounts, sayDuration } from './say.ts';
import { StateWord } from './words.tsx';

type Outcome = (typeof RUN_OUTCOMES)[number];
const OUTCOMES: Readonly<Record<Outcome, React.ReactNode>> = {
  passed: term(['yes', 'passed', 'term-good']),
  failed: term(['no', 'failed', 'term-bad']),
  errored: term(['no', 'did not run to its end', 'term-bad']),
  skipped: term(['na', 'all skipped', 'term-quiet']),
};

/** What a run was, in what, where, when, and how it came out. */
export function RunHead({ run }: { run: TestRunDto }) {
  const { names, counts } = run;
  return (
    <>
      <h1 className="text-title">
        {names.suite} at {names.site}
      </h1>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-4 text-head">
        {OUTCOMES[run.outcome]} <span>{sayCounts({ ...counts, failed: counts.failed + counts.errored })}</span>
      </p>
      <FailingSince run={run} />
      {run.isStale && (
        <p className="mt-1">
          <StateWord state="stale" more="another build is in use now" />
        </p>
      )}
      {run.newer !== null && (
        <p className="notice mt-2">
          There is a newer run here. <a href={runHref(run.newer)}>Look at the newest</a>.
        </p>
      )}
      <dl className="facts mt-4 max-w-4xl">
        <Fact label="Tested">
          {run.digest === null ? (
            'as installed'
          ) : (
            <>
              <a href={imageHref(run.image ?? '')}>{names.image}</a>, build{' '}
              <a className="key break-all" href={buildHref(run.digest)}>
                {run.digest}
              </a>
            </>
          )}
        </Fact>
        <Fact label="About">
          {run.packages.length === 0
            ? 'the image holds no package that is registered'
            : run.packages.map(({ slug, name }, at) => (
                <span key={slug}>
                  {at > 0 && ', '}
                  <a href={packageHref(slug)}>{name}</a>
                </span>
              ))}
        </Fact>
        <Fact label="At">
          <a href={siteHref(run.site)}>{names.site}</a>
          {names.runtime !== null && `, in ${names.runtime}`}
          {names.runtime === null && (run.how === 'vm' ? ', in a virtual machine' : ', without a container')}
          {names.platform !== null && `, on ${names.platform}`}
        </Fact>
        <Fact label="Received">
          <Instant at={run.at} /> from {run.by}
          {run.dialect !== '' && `, as ${DIALECT_NAMES[run.dialect]}`}
          {run.durationMs !== null && `; it ran ${sayDuration(run.durationMs)}`}
        </Fact>
        <Fact label="Suite">{word(run.suiteKind)}</Fact>
        {run.ciUrl !== '' && (
          <Fact label="Job">
            <a href={run.ciUrl} rel="noreferrer">
              {run.ciUrl}
            </a>
          </Fact>
        )}
      </dl>
      {run.flags.length > 0 && (
        <div role="note" className="mt-4 border-l-2 border-warn py-0.5 pl-3">
          <p>What is odd about this report:</p>
          <ul className="note">
            {run.flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** The run, and with it the build, from which on this place fails. */
function FailingSince({ run: { id, since, isNew } }: { run: TestRunDto }) {
  if (since === null) return null;
  const build = since.digest !== null && (
    <>
      {' '}
      on build{' '}
      <a className="key" href={buildHref(since.digest)} title={since.digest}>
        {shortHex(since.digest)}
      </a>
    </>
  );
  const others = <a href="#history">Runs here</a>;
  if (since.run === id)
    return (
      <p className="mt-1">
        {isNew ? 'New: the run before it passed.' : 'No run before it passed here.'} {others}
      </p>
    );
  return (
    <p className="mt-1">
      It fails here since <a href={runHref(since.run)}>run {since.run}</a>, <Day on={since.at} />
      {build}. {others}
    </p>
  );
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
