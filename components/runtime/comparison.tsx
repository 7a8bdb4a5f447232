import { word } from '#lib/domain/vocabulary.ts';
import type { ClaimDto } from '#lib/read/dto.ts';
import type { CriterionCellDto, RuntimeListDto, RuntimeRowDto } from '#lib/read/dto-runtime.ts';
import { sayCertainty } from '../claims/claims.tsx';
import { SourceMark, type Sources } from '../claims/sources.tsx';
import { CopyTable } from '../data-table/copy-table.tsx';
import { type EditedOf, InPlace } from '../edit/in-place.tsx';
import { sayClaim } from '../history/say.ts';
import { Blank } from '../status/blank.tsx';
import { CELL_LOOKS, isBareMark } from '../status/cell-value.tsx';
import { Sign } from '../status/signs.tsx';
import { Empty } from '../ui/section.tsx';
import { byCriterion } from './rows.ts';

/** Criteria down, runtimes across, in the sources' words; what is not sure stands beside what it makes doubtful. */
export function Comparison({
  criteria,
  runtimes,
  sources,
  edited,
}: {
  criteria: RuntimeListDto['criteria'];
  runtimes: readonly RuntimeRowDto[];
  sources: Sources;
  edited: EditedOf;
}) {
  const rows = byCriterion(criteria, runtimes);
  const entries = runtimes.map((runtime) => edited('runtime', runtime.slug, runtime.name));
  if (rows.length === 0)
    return (
      <Empty>The sources compare no runtimes. Once somebody says what a runtime is good for, it stands here.</Empty>
    );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region region-tall" tabIndex={0} aria-label="Criteria and container runtimes">
        <table id="criteria" className="grid-table stacks">
          <caption>Criteria and container runtimes</caption>
          <thead>
            <tr>
              <th scope="col" className="stick">
                Criterion
              </th>
              {runtimes.map(({ slug, name }) => (
                <th key={slug} scope="col">
                  <a href={`#${slug}`}>{name}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ slug, name, doubt, cells }) => (
              <tr key={slug}>
                <th scope="row" className="stick">
                  <span className="font-[570]">{name}</span>
                  {doubt !== '' && <Doubt words={doubt} />}
                </th>
                {cells.map((cell, index) => (
                  <td key={runtimes[index]?.slug} className="text" data-label={runtimes[index]?.name}>
                    <InPlace entry={entries[index] ?? null} cell={`criteria.${slug}`} label={name}>
                      <Cell cell={cell} doubted={doubt !== ''} sources={sources} />
                    </InPlace>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <CopyTable of="criteria" />
    </>
  );
}

const Doubt = ({ words }: { words: string }) => (
  <span className="caution note mt-0.5 block max-w-[40ch] whitespace-normal">
    <Sign name="caution" size={12} /> {words}
  </span>
);

function Cell({ cell, doubted, sources }: { cell: CriterionCellDto | null; doubted: boolean; sources: Sources }) {
  if (cell === null) return <Blank words="nobody has said" />;
  const said = cell.claims.find(({ state }) => state === 'current');
  const look = CELL_LOOKS[cell.value];
  const bare = isBareMark(cell.raw, look.words);
  return (
    <>
      {(cell.value !== 'unknown' || bare) && (
        <span className={`term mr-2 ${look.tone}`}>
          <Sign name={look.sign} size={12} />
          {cell.value === 'unknown' && said ? 'left blank' : look.words}
        </span>
      )}
      {!bare && <q className="raw">{cell.raw.trim()}</q>}
      {said && <SourceMark of={said} sources={sources} />}
      {said && said.certainty !== 'certain' && <span className="note block">{sayCertainty(said.certainty)}</span>}
      {!doubted && cell.doubt !== '' && <Doubt words={cell.doubt} />}
      {cell.claims
        .filter((claim) => claim !== said)
        .map((claim) => (
          <Other key={JSON.stringify(claim)} claim={claim} cell={cell} sources={sources} />
        ))}
    </>
  );
}

/** A statement beside the present one: what it says differently, who said it, and that nobody has settled it. */
function Other({ claim, cell, sources }: { claim: ClaimDto; cell: CriterionCellDto; sources: Sources }) {
  const same = claim.raw.trim() === cell.raw.trim();
  const { words, quoted } = sayClaim(claim);
  const facts = [
    claim.by,
    claim.certainty === 'certain' ? null : sayCertainty(claim.certainty),
    claim.state === 'open' ? null : word(claim.state),
  ].filter((fact) => fact !== null);
  return (
    <span className="note block">
      {same ? 'perhaps said of this one' : <>or {quoted ? <q className="raw">{words}</q> : firstOf(words)}</>}
      <SourceMark of={claim} sources={sources} />
      {facts.length > 0 && `, ${facts.join(', ')}`}
      {claim.state === 'open' && <span className="caution"> not settled</span>}
    </span>
  );
}

/** "yes" of "yes, doubt The row holds …": the doubt stands beside the criterion already. */
const firstOf = (words: string): string => words.split(',')[0] ?? words;
