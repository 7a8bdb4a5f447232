import { TASK_STATES, word } from '#lib/domain/vocabulary.ts';
import { BULK_FORM } from './board.tsx';

/** Changes every ticked card: leads to a page that shows what would change before anything does. */
export function BulkBar({ people }: { people: readonly { slug: string; name: string }[] }) {
  return (
    <form id={BULK_FORM} action="/tasks/bulk" className="bulk-bar no-print" aria-label="Change the selected tasks">
      <span className="note">Selected tasks:</span>
      <BulkFields people={people} />
      <button type="submit" className="button">
        Preview
      </button>
    </form>
  );
}

interface Chosen {
  state: string;
  owner: string;
  due: string;
  to: string;
}
const NOTHING: Chosen = { state: '', owner: '', due: '', to: '' };

/** What several tasks can get at once. */
export function BulkFields({
  people,
  chosen = NOTHING,
}: {
  people: readonly { slug: string; name: string }[];
  chosen?: Chosen;
}) {
  return (
    <>
      <select name="state" className="field" aria-label="State" defaultValue={chosen.state}>
        <option value="">state stays</option>
        {TASK_STATES.map((state) => (
          <option key={state} value={state}>
            {word(state)}
          </option>
        ))}
      </select>
      <select name="owner" className="field" aria-label="Owner" defaultValue={chosen.owner}>
        <option value="">owner stays</option>
        <option value="nobody">nobody</option>
        {people.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <label className="flex items-center gap-1.5">
        due
        <input
          name="due"
          type="text"
          className="field w-32"
          placeholder="2026-01-31"
          pattern="\d{4}-\d{2}-\d{2}|none"
          title="A day as 2026-01-31, or “none”"
          defaultValue={chosen.due}
        />
      </label>
      <select name="to" className="field" aria-label="Priority" defaultValue={chosen.to}>
        <option value="">priority stays</option>
        <option value="first">to the top</option>
        <option value="last">to the end</option>
      </select>
    </>
  );
}
