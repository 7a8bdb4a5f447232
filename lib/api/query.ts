import type { FieldError } from '#lib/base/errors.ts';
import { PAGE_PARAMETERS } from '#lib/contracts/exports.ts';
import type { ParsedParams } from '#lib/contracts/list-params.ts';
import { VIEW_PARAMETERS } from '#lib/contracts/table-view.ts';

/** Names of query parameters a route knows; `many` may be repeated and then mean any-of. */
export interface KnownParameters {
  one: readonly string[];
  many: readonly string[];
}

/** The grammar of lists: what a list knows besides its page or window and the looks of its table. */
export function knownParameters({
  own = ['q', 'sort'],
  filters,
  isGrouped = false,
}: {
  /** What may be given once only. */
  own?: readonly string[];
  filters: Readonly<Record<string, unknown>>;
  isGrouped?: boolean;
}): KnownParameters {
  const looks = VIEW_PARAMETERS.filter((name) => name !== 'cols');
  return {
    one: [...own, ...PAGE_PARAMETERS, 'with', ...looks, ...(isGrouped ? ['group'] : [])],
    // The form that chooses columns without a script names one at a time.
    many: [...Object.keys(filters), 'cols', ...(isGrouped ? ['closed'] : [])],
  };
}

/**
 * Reads a query strictly: a machine should learn that its question was not understood, where a page shows a person what
 * can be shown. Unknown names, a repeated name that may not be, and every value that cannot be used are faults.
 */
export function readStrictly<P>(
  search: URLSearchParams,
  known: KnownParameters,
  parse: (search: URLSearchParams) => ParsedParams<P>,
): { ok: true; params: P } | { ok: false; errors: FieldError[] } {
  const names = [...known.one, ...known.many];
  const errors: FieldError[] = [];
  const report = (name: string, detail: string) => errors.push({ pointer: pointerTo(name), detail });
  for (const name of new Set(search.keys())) {
    if (!names.includes(name)) report(name, `Not a parameter here. Known: ${names.join(', ')}.`);
    else if (known.one.includes(name) && search.getAll(name).length > 1) report(name, 'May be given once only.');
  }
  const { params, problems } = parse(search);
  for (const { parameter, detail } of problems) report(parameter, detail);
  return errors.length === 0 ? { ok: true, params } : { ok: false, errors };
}

/** A list's own grammar and `with=table`, which asks for all that a table needs beside its rows. */
export const orTable =
  <P>(parse: (search: URLSearchParams) => ParsedParams<P>) =>
  (search: URLSearchParams): ParsedParams<{ list: P; asTable: boolean }> => {
    const { params, problems } = parse(search);
    const given = search.get('with') ?? '';
    const fault = { parameter: 'with', detail: 'Nothing but “table”.' };
    return {
      params: { list: params, asTable: given === 'table' },
      problems: ['', 'table'].includes(given) ? problems : [...problems, fault],
    };
  };

/** Faults of the query of a route that takes no parameters. */
export function noParameters(search: URLSearchParams): FieldError[] {
  return [...new Set(search.keys())].map((name) => ({
    pointer: pointerTo(name),
    detail: 'This address takes no parameters.',
  }));
}

/** JSON pointer into `{ query: { … } }`; a long name is cut, for an answer is not an echo. */
function pointerTo(name: string): string {
  const short = name.slice(0, 80).toWellFormed();
  return `/query/${short.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
