import type { NamedPersonDto } from '#lib/read/list-joinable-people.ts';
import type { PersonDto } from '#lib/read/list-people.ts';
import { Empty } from '../ui/section.tsx';

/** Whom the sources name, each with the account that is theirs: what is asked of the one comes to the other. */
export function NamedPeople({ named, people }: { named: readonly NamedPersonDto[]; people: readonly PersonDto[] }) {
  if (named.length === 0) return <Empty>The sources name nobody.</Empty>;
  return (
    <ul className="lines">
      {named.map(({ slug, name, note, userId }) => (
        <li key={slug} className="flex flex-wrap items-end justify-between gap-x-6 gap-y-1">
          <p className="min-w-0">
            <span className="font-[570]">{name}</span>
            {note !== '' && <span className="note block">{note}</span>}
          </p>
          <form method="post" action="/api/people/names" className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="person" value={slug} />
            <select name="userId" className="field" aria-label={`Whose account ${name} is`} defaultValue={userId ?? ''}>
              <option value="">has no account</option>
              {people.map((person) => (
                <option key={person.userId} value={person.userId}>
                  is {person.name} {person.email === '' ? '' : `(${person.email})`}
                </option>
              ))}
            </select>
            <button type="submit" className="button">
              Save<span className="sr-only"> who {name} is</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
