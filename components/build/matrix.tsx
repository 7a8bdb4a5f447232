import { shortHex } from '#lib/contracts/tables/build-words.ts';
import { type SuiteKind, word } from '#lib/domain/vocabulary.ts';
import type { MatrixRunDto, TestMatrixDto } from '#lib/read/dto-build.ts';
import { term } from '../status/term.tsx';
import { gridHref } from '../test/grid-href.ts';
import { runHref } from '../test/say.ts';
import { sayDay } from '../ui/day.tsx';
import { siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { OutcomeWord } from './words.tsx';

/** How the suites went at each site: what was reported, what is missing though expected, and what only ran before. */
export function TestMatrix({ matrix, digest }: { matrix: TestMatrixDto; digest: string | null }) {
  const { sites, suites, runs, expected } = matrix;
  if (sites.length === 0 || suites.length === 0)
    return <Empty>No test has been reported, and no package in the image requires a suite.</Empty>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region" tabIndex={0} aria-label="Tests by site and suite">
        <table className="grid-table">
          <caption>Tests of this build by site and suite</caption>
          <thead>
            <tr>
              <th scope="col" className="stick">
                Site
              </th>
              {suites.map(({ slug, name, kind }) => (
                <th key={slug} scope="col">
                  {name}
                  <Kind name={name} kind={kind} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sites.map((site) => (
              <tr key={site.slug}>
                <th scope="row" className="stick">
                  <a href={siteHref(site.slug)}>{site.name}</a>
                </th>
                {suites.map((suite) => {
                  const isHere = (one: { site: string; suite: string }) =>
                    one.site === site.slug && one.suite === suite.slug;
                  return (
                    <td key={suite.slug}>
                      <Cell runs={runs.filter(isHere)} isExpected={expected.some(isHere)} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {digest !== null && (
        <p className="note mt-2">
          <a href={gridHref({ digest: [shortHex(digest)] })}>All test outcomes of this build</a>
        </p>
      )}
    </>
  );
}

const Kind = ({ name, kind }: { name: string; kind: SuiteKind }) =>
  name.toLowerCase() === word(kind) ? null : <span className="note block">{word(kind)}</span>;

function Cell({ runs, isExpected }: { runs: readonly MatrixRunDto[]; isExpected: boolean }) {
  const own = runs.filter(({ isEarlier }) => !isEarlier);
  const earlier = runs.find(({ isEarlier }) => isEarlier);
  if (own.length > 0) {
    return (
      <ul>
        {own.map((run) => (
          <li key={run.id}>
            <a className="no-underline hover:underline" href={runHref(run.id)}>
              <OutcomeWord outcome={run.outcome} />
            </a>
            <span className="note block">
              {run.passed} of {run.total} cases{run.runtime !== null && `, ${run.runtime}`}, {sayDay(run.at)}
              {run.ciUrl !== '' && (
                <>
                  {', '}
                  <a href={run.ciUrl} rel="noreferrer nofollow">
                    job
                  </a>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      {isExpected ? term(['unknown', 'missing', 'term-doubt']) : term(['na', 'not expected', 'term-quiet'])}
      {earlier && (
        <span className="note block">
          an earlier build{' '}
          <a href={runHref(earlier.id)}>{earlier.outcome === 'passed' ? 'passed' : word(earlier.outcome)}</a> on{' '}
          {sayDay(earlier.at)}
        </span>
      )}
    </>
  );
}
