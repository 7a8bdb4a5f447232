import { count } from '../overview/say.ts';

/** Title of a list with how many it holds. */
export function ListHead({
  title,
  total,
  noun,
}: {
  title: string;
  total: number;
  noun: readonly [one: string, many: string];
}) {
  return (
    <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
      <h1 className="text-title">{title}</h1>
      <p className="note" role="status">
        {count(total, ...noun)}
      </p>
    </div>
  );
}
