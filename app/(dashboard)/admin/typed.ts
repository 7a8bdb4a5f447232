import type { Typed } from '#components/ui/field.tsx';
import type { FieldFaults } from '#lib/contracts/ingest/source-form.ts';

/**
 * What a form was sent with and came back with, from the address of its page, where the code is one of `codes`: judged
 * once more, so that what stands at the fields is ours and not the address's.
 */
export function typedIn(
  search: URLSearchParams,
  codes: readonly string[],
  { fields, judge }: { fields: readonly string[]; judge: (values: Record<string, string>) => FieldFaults },
): Typed | null {
  if (!codes.includes(search.get('said') ?? '')) return null;
  const values = Object.fromEntries(fields.map((field) => [field, search.get(field) ?? '']).filter(([, text]) => text));
  return { values, faults: judge(values) };
}

type Parsed = { ok: true } | { ok: false; faults: FieldFaults };
/** The faults of a form that was parsed. */
export const faultsIn = (parsed: Parsed): FieldFaults => (parsed.ok ? {} : parsed.faults);
