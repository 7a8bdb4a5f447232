import type { PackageGroup } from '#lib/contracts/table-params.ts';
import { LEVEL_TERMS, LEVELS, word } from '#lib/domain/vocabulary.ts';

/** A part of a group in the words of the facets. */
export function groupLabel(group: PackageGroup, value: string): string {
  if (group !== 'level') return word(value);
  const level = LEVELS.find((known) => known === value);
  return level === undefined ? 'Not assessed' : LEVEL_TERMS[level].label;
}
