import { readCode } from '#lib/domain/readiness/code-text.ts';
import { LEVEL_TERMS } from '#lib/domain/vocabulary.ts';
import type { MatrixEntryDto, MatrixRowDto } from '#lib/read/dto-matrix.ts';
import { sayRollUp } from '../overview/say.ts';
import { TODAY } from '../status/today.tsx';
import { packageHref, pairHref, siteHref } from '../ui/hrefs.ts';

/** What the grid adds to a cell: its place for the keyboard and for assistive technology. */
export type CellPlace = Pick<React.ComponentProps<'td'>, 'aria-colindex' | 'tabIndex'> & {
  'data-at'?: string;
};
/** Inside the grid the cell is the stop of the keyboard, so its link is none. */
const linkOf = (place: CellPlace | undefined) => (place === undefined ? {} : { tabIndex: -1 });

/** The head of a column: a site with its roll-up. */
export function SiteHead({ site, place }: { site: MatrixEntryDto; place?: CellPlace }) {
  return (
    <th scope="col" {...place}>
      <a href={siteHref(site.slug)} title={site.name} {...linkOf(place)}>
        {site.name}
      </a>
      <span className="note">{sayRollUp(site.ready, site.targeted)}</span>
    </th>
  );
}

/** The head of a row: a package with its roll-up. */
export function PackageHead({ row, place }: { row: MatrixEntryDto; place?: CellPlace }) {
  return (
    <th scope="row" className="stick" {...place}>
      <a href={packageHref(row.slug)} title={row.name} {...linkOf(place)}>
        {row.name}
      </a>
      <span className="note">{sayRollUp(row.ready, row.targeted)}</span>
    </th>
  );
}

/** One pair: the whole cell is the link to its reasons. Its signs are drawn by the style, its words are in its name. */
export function PairOf({
  row,
  site,
  code,
  wide,
  place,
}: {
  row: Pick<MatrixRowDto, 'slug' | 'name'>;
  site: MatrixEntryDto;
  code: string;
  wide: boolean;
  place?: CellPlace;
}) {
  const pair = readCode(code);
  if (pair === null) {
    return (
      <td className="flush mx-none" {...place}>
        <span className="sr-only">not assessed</span>
      </td>
    );
  }
  const level = LEVEL_TERMS[pair.level].label;
  const today = TODAY[pair.runsToday];
  const rest = `${pair.hasCautions ? ', with cautions' : ''}${pair.targeted ? '' : ', no use case needs it here'}`;
  return (
    <td className={pair.hasCautions ? 'flush mx-caution' : 'flush'} {...place}>
      <a
        className={`mx lv-${pair.level} sg-${today.sign}${pair.targeted ? '' : ' mx-idle'}`}
        href={pairHref(row.slug, site.slug)}
        title={`${row.name} at ${site.name}: ${level}, ${today.words}${rest}`}
        aria-label={wide ? undefined : `${level}, ${today.words}${rest}`}
        {...linkOf(place)}
      >
        {wide && (
          <>
            <b>{level}</b> <small>{today.words}</small>
            {rest !== '' && <span className="sr-only">{rest}</span>}
          </>
        )}
      </a>
    </td>
  );
}
