import type { ParallelBound, UseCaseStepDto } from '#lib/read/dto-use-case.ts';

const BOUNDS: Record<ParallelBound, string> = {
  '': '',
  less_than: 'fewer than',
  more_than: 'more than',
  exactly: 'exactly',
  up_to: 'up to',
};

/** "more than 500", "fewer than 50"; empty when no number is known. */
export function sayParallel({
  parallelJobs,
  parallelBound,
}: Pick<UseCaseStepDto, 'parallelJobs' | 'parallelBound'>): string {
  if (parallelJobs === null) return '';
  return `${BOUNDS[parallelBound]} ${parallelJobs.toLocaleString('en')}`.trim();
}
