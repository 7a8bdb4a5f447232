import { statementControl } from '#lib/contracts/edit/statement.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { CareDto, StatementDto } from '#lib/read/dto-care.ts';
import { type Names, sayField } from '../history/say.ts';
import { statementsHref } from '../ui/hrefs.ts';
import { AgeNote } from './age.tsx';
import { contradictedFields } from './claims.tsx';

/** Whose statements these are. */
export interface Stated {
  kind: EntryKind;
  slug: string;
  care: CareDto;
}

/**
 * Under the statements on a fact: how old it is, and where to say otherwise, confirm or settle it. A fact of several
 * fields leads to each of them.
 */
export function FactFoot({
  of,
  label,
  claims,
  field,
  names,
}: {
  of: Stated;
  label: string;
  claims: readonly StatementDto[];
  /** The field to speak of where nobody has said anything yet. */
  field: string | null;
  names?: Names;
}) {
  const said = [...new Set(claims.map((claim) => claim.field))];
  const fields = (said.length > 0 ? said : field === null ? [] : [field]).filter(
    (path) => statementControl(of.kind, path) !== null,
  );
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <AgeNote claims={claims} care={of.care} />
      <span className="no-print note">
        {fields.length === 1 ? (
          <a href={statementsHref(of.kind, of.slug, fields[0])}>
            Say otherwise<span className="sr-only"> about {label}</span>
          </a>
        ) : (
          fields.length > 1 && (
            <details>
              <summary>
                Say otherwise<span className="sr-only"> about {label}</span>
              </summary>
              <ul>
                {fields.map((path) => (
                  <li key={path}>
                    <a href={statementsHref(of.kind, of.slug, path)}>{sayField(path, names)}</a>
                  </li>
                ))}
              </ul>
            </details>
          )
        )}
      </span>
      {contradictedFields(claims).map((path) => (
        <a key={path} className="no-print note" href={`${statementsHref(of.kind, of.slug, path)}#settle`}>
          Not settled: {sayField(path, names)}
        </a>
      ))}
    </div>
  );
}
