import { count } from '../overview/say.ts';

/** Title of a list with how many it holds. */
export function ListHead({
  title,
  total,
  noun,
  children,
}: {
  title: string;
  total: number;
  noun: readonly [one: string, many: string];
  /** What stands at its end. */
  children?: React.ReactNode;
}) {
  return (
    <div className="mb-4 flex flex-wrap items-baseline gap-x-6 gap-y-2">
      <h1 className="text-title">{title}</h1>
      <p className="note grow" role="status">
        {count(total, ...noun)}
      </p>
      {children}
    </div>
  );
}
