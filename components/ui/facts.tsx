/** What is known of something, each fact under its label. */
export function FactList({
  facts,
  className = '',
}: {
  facts: readonly (readonly [label: string, value: React.ReactNode])[];
  className?: string;
}) {
  return (
    <dl className={`facts ${className}`}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
