import { shortHex } from '#lib/contracts/tables/build-words.ts';
import type { GridFilters } from '#lib/contracts/test-params.ts';
import type { RunStepDto, TestRunDto } from '#lib/read/dto-test.ts';
import { OutcomeWord } from '../build/words.tsx';
import { buildHref } from '../ui/hrefs.ts';
import { Instant } from '../ui/instant.tsx';
import { Empty } from '../ui/section.tsx';
import { gridHref } from './grid-href.ts';
import { runHref, sayCounts } from './say.ts';

/** The runs of the same suite at the same place around this one, newest first; where the build changes, that it did. */
export function RunHistory({ run }: { run: TestRunDto }) {
  const { history } = run;
  return (
    <>
      {history.length < 2 && <Empty>It is the first one that was reported.</Empty>}
      {history.length >= 2 && (
        <ol className="run-steps">
          {history.map((step, at) => (
            <Step key={step.id} step={step} isThis={step.id === run.id} before={history[at + 1]} />
          ))}
        </ol>
      )}
      <p className="note mt-3">
        <a href={gridHref(aroundRun(run))}>This suite at every site and on every build</a>
      </p>
    </>
  );
}

/** Rows of the grid that this run is one of. */
function aroundRun({ suite, image, package: installed }: TestRunDto): Partial<GridFilters> {
  if (image !== null) return { suite: [suite], image: [image], builds: ['all'] };
  return { suite: [suite], package: installed === null ? [] : [installed] };
}

function Step({ step, isThis, before }: { step: RunStepDto; isThis: boolean; before: RunStepDto | undefined }) {
  const { id, outcome, at, digest, counts } = step;
  return (
    <li aria-current={isThis ? 'true' : undefined}>
      <span>
        <OutcomeWord outcome={outcome} />
      </span>
      <span>{isThis ? <b>Run {id}, this one</b> : <a href={runHref(id)}>Run {id}</a>}</span>
      <span className="note">
        <Instant at={at} />
      </span>
      <span className="note">{sayCounts(counts)}</span>
      {digest !== null && (
        <span className="note">
          <a className="key" href={buildHref(digest)} title={digest}>
            {shortHex(digest)}
          </a>
          {before !== undefined && before.digest !== digest && ', another build than before'}
        </span>
      )}
    </li>
  );
}
