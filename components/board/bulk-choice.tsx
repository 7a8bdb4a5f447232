import { BulkFields } from './bulk-bar.tsx';

/** Chooses again what several tasks get; what the address says is chosen already. */
export function BulkChoice({
  search,
  tasks,
  people,
}: {
  search: URLSearchParams;
  tasks: readonly { number: number }[];
  people: readonly { slug: string; name: string }[];
}) {
  const of = (name: string): string => search.get(name) ?? '';
  return (
    <form action="/tasks/bulk" className="bulk-bar" aria-label="What they get">
      {tasks.map(({ number }) => (
        <input key={number} type="hidden" name="task" value={number} />
      ))}
      <BulkFields people={people} chosen={{ state: of('state'), owner: of('owner'), due: of('due'), to: of('to') }} />
      <button type="submit" className="button">
        Preview
      </button>
    </form>
  );
}
