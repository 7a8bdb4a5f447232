import type { ApiStatements } from '#lib/contracts/api/care.ts';
import { type Names, sayField } from '../history/say.ts';
import { Sign } from '../status/signs.tsx';
import { sayDay } from '../ui/day.tsx';
import { statementsHref } from '../ui/hrefs.ts';
import { AgeWords } from './age.tsx';
import { statementLine } from './say-statement.ts';

/** Fields that an open row speaks of; the page of the entry has all. */
const SHOWN = 12;
/** Fields that say nothing of how the entry can be run. */
const PASSED_OVER = new Set(['name', 'summary', 'links', 'owners', 'review', 'reviewEveryDays']);

/** In an open row: what is contradicted, by whom, and how old the facts are; what needs a look comes first. */
export function RowAges({ statements, names }: { statements: ApiStatements; names: Names }) {
  const { kind, slug, today, fields } = statements;
  const rank = ({ conflict, old }: ApiStatements['fields'][number]) => (conflict ? 0 : old ? 1 : 2);
  const shown = fields
    .filter(({ field, said }) => !PASSED_OVER.has(field) && said !== null)
    .sort((a, b) => rank(a) - rank(b));
  if (shown.length === 0) return null;
  return (
    <section aria-label="How old the facts are" className="mt-4">
      <p className="font-[600]">How old the facts are</p>
      <ul className="row-ages">
        {shown.slice(0, SHOWN).map(({ field, said, confirmed, old, conflict, statements: all }) => (
          <li key={field}>
            <a href={statementsHref(kind, slug, field)}>{sayField(field, names)}</a>{' '}
            <AgeWords age={{ said: said ?? today, confirmed }} today={today} old={old} />
            {conflict && <Sides statements={all} />}
          </li>
        ))}
      </ul>
      {shown.length > SHOWN && (
        <p>
          <a href={statementsHref(kind, slug)}>and {shown.length - SHOWN} more</a>
        </p>
      )}
    </section>
  );
}

/** The present statement and those against it, side by side. */
function Sides({ statements }: Pick<ApiStatements['fields'][number], 'statements'>) {
  const standing = statements.filter(({ state }) => state === 'current' || state === 'open');
  return (
    <span className="note block">
      <span className="caution">
        <Sign name="caution" size={12} /> contradicted:
      </span>{' '}
      {standing.map((claim, at) => (
        <span key={claim.id}>
          {at > 0 && ' · '}
          {claim.state === 'current' ? 'now' : 'or'} {statementLine(claim)} (
          {[claim.by, sayDay(claim.said)].filter((part) => part !== null).join(', ')})
        </span>
      ))}
    </span>
  );
}
