/** Keys of a field's value that hold its words, the most telling first. */
const TELLING = ['raw', 'note', 'text', 'support', 'state', 'value', 'version', 'name', 'kind'];

/** The words of a field's value, for a claim whose source's own words nobody gave: its raw text, else its plainest part. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(', ');
  if (typeof value !== 'object' || value === null) return '';
  const fields: Record<string, unknown> = { ...value };
  const words = TELLING.map((key) => fields[key]).find((part) => typeof part === 'string' && part !== '');
  return typeof words === 'string' ? words : '';
}
