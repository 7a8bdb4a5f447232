import { historyHref } from '../ui/hrefs.ts';

/** The way from a fact to who said it before, when and why. */
export function FieldHistory({
  kind,
  slug,
  fields,
  label,
}: {
  kind: string;
  slug: string;
  /** Paths of the fields the fact is made of; `*` stands for anything. */
  fields: readonly string[];
  /** What the fact is called. */
  label: string;
}) {
  return (
    <a className="note no-print" href={historyHref(kind, slug, fields)}>
      history<span className="sr-only"> of {label}</span>
    </a>
  );
}

/** The ways to the histories of several facts, in a row. */
export function FieldHistories({
  kind,
  slug,
  facts,
}: {
  kind: string;
  slug: string;
  facts: readonly (readonly [label: string, fields: readonly string[]])[];
}) {
  return (
    <p className="note no-print mt-3">
      History of{' '}
      {facts.map(([label, fields], at) => (
        <span key={label}>
          {at > 0 && ' · '}
          <a href={historyHref(kind, slug, fields)}>{label}</a>
        </span>
      ))}{' '}
      · <a href={historyHref(kind, slug)}>everything</a>
    </p>
  );
}
