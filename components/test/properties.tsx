import { Empty } from '../ui/section.tsx';

/** Names and values that a report carries beside its cases. */
export function Properties({ properties }: { properties: Readonly<Record<string, string>> }) {
  const all = Object.entries(properties);
  if (all.length === 0) return <Empty>Nothing beside its cases.</Empty>;
  return (
    <dl className="facts max-w-3xl">
      {all.map(([name, value]) => (
        <div key={name}>
          <dt className="break-words">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
