import { word } from '#lib/domain/vocabulary.ts';
import type { ClaimDto } from '#lib/read/dto.ts';
import type { UseCaseRowDto, UseCaseStepDto } from '#lib/read/dto-use-case.ts';
import { Claims } from '../claims/claims.tsx';
import { SourceMark, type Sources } from '../claims/sources.tsx';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { sayClaim } from '../history/say.ts';
import { Blank } from '../status/blank.tsx';
import { Sign } from '../status/signs.tsx';
import { packageHref, siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { sayParallel } from './say.ts';

/** The steps in order: what each does, how many jobs at once, what it needs and where. */
export function Steps({
  useCase,
  sources,
  edited,
}: {
  useCase: UseCaseRowDto;
  sources: Sources;
  edited: EditedEntry | null;
}) {
  if (useCase.steps.length === 0) return <Empty>The sources name no step of it, so nothing is targeted.</Empty>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label={`Steps of ${useCase.name}`}>
      <table className="grid-table stacks">
        <caption>Steps of {useCase.name}</caption>
        <thead>
          <tr>
            <th scope="col" className="stick">
              Step
            </th>
            <th scope="col">Parallel jobs</th>
            <th scope="col">What it does</th>
            <th scope="col">Packages</th>
            <th scope="col">Needs</th>
            <th scope="col">Sites</th>
          </tr>
        </thead>
        <tbody>
          {useCase.steps.map((step, index) => (
            <tr key={step.slug}>
              <th scope="row" className="stick whitespace-normal! sm:min-w-36 sm:max-w-56">
                <InPlace entry={edited} cell={`steps.${step.slug}`} label={`Step ${step.name}`}>
                  <span className="text-ink-3">{index + 1}</span> <span className="font-[570]">{step.name}</span>
                </InPlace>
                <SaidByName step={step} sources={sources} />
                {step.image !== null && <span className="note block">image {step.image.name}</span>}
              </th>
              <td className="text" data-label="Parallel jobs">
                <Parallel step={step} sources={sources} />
              </td>
              <td className="text" data-label="What it does">
                {step.description === '' ? null : <p>{step.description}</p>}
                <Claims claims={unquoted(step)} sources={sources} />
                {step.description === '' && unquoted(step).length === 0 && <Blank words="nobody has said" />}
              </td>
              <td className="min-w-44" data-label="Packages">
                <StepPackages step={step} />
              </td>
              <td className="min-w-44" data-label="Needs">
                <Needs step={step} />
              </td>
              <td className="min-w-36" data-label="Sites">
                <StepSites step={step} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const saidOf = (step: UseCaseStepDto, raw: string): ClaimDto | undefined =>
  step.claims.find((claim) => claim.state === 'current' && claim.raw.trim() === raw.trim());

/** Statements on the step that no other cell of its row quotes. */
const unquoted = (step: UseCaseStepDto): ClaimDto[] =>
  step.claims.filter(
    (claim) =>
      claim.state === 'open' ||
      (claim.state === 'current' &&
        sayClaim(claim).quoted &&
        ![step.name, step.parallelRaw, step.description].some((text) => text.trim() === claim.raw.trim())),
  );

/** The source of a statement that is no more than the step's name. */
function SaidByName({ step, sources }: { step: UseCaseStepDto; sources: Sources }) {
  const said = saidOf(step, step.name);
  return said ? <SourceMark of={said} sources={sources} /> : null;
}

function Parallel({ step, sources }: { step: UseCaseStepDto; sources: Sources }) {
  const words = sayParallel(step);
  if (words === '' && step.parallelRaw === '') return <Blank words="nobody has said" />;
  const said = saidOf(step, step.parallelRaw);
  return (
    <>
      {words !== '' && <span className="font-[570]">{words}</span>}
      {step.unit !== '' && <span className="text-ink-2">, by {step.unit}</span>}
      {step.parallelRaw !== '' && (
        <span className="note raw block">
          “{step.parallelRaw}”{said && <SourceMark of={said} sources={sources} />}
        </span>
      )}
    </>
  );
}

function StepPackages({ step }: { step: UseCaseStepDto }) {
  if (step.packages.length === 0) return <Blank words="no package named" />;
  return (
    <ul>
      {step.packages.map(({ slug, name, doubtful, note }) => (
        <li key={slug}>
          <a href={packageHref(slug)}>{name}</a>
          {doubtful && (
            <span className="term term-doubt ml-1.5">
              <Sign name="unknown" size={12} />
              doubtful, not counted
            </span>
          )}
          {note !== '' && <span className="note block">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

function Needs({ step }: { step: UseCaseStepDto }) {
  if (step.needs.length === 0) return <span className="text-ink-3">nothing of its own</span>;
  return (
    <ul>
      {step.needs.map(({ slug, name, kind, couldDrop, note }) => (
        <li key={slug}>
          <span className="wrap-anywhere">{name}</span>{' '}
          <span className="text-ink-3">
            {word(kind)}
            {couldDrop && ', could be dropped'}
          </span>
          {note !== '' && <span className="note block">{note}</span>}
        </li>
      ))}
    </ul>
  );
}

function StepSites({ step }: { step: UseCaseStepDto }) {
  if (step.sites.length === 0) return <Blank words="no site named" />;
  return (
    <ul>
      {step.sites.map(({ slug, name, note }) => (
        <li key={slug}>
          <a href={siteHref(slug)}>{name}</a>
          {note !== '' && <span className="note block">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
