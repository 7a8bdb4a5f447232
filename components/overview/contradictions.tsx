import type { OverviewDto } from '#lib/read/dto.ts';
import { Sign } from '../status/signs.tsx';
import { count } from './say.ts';

/** How many packages and sites wait for somebody to settle what holds; nothing when none does. */
export function Contradictions({ conflicts: { packages, sites } }: Pick<OverviewDto, 'conflicts'>) {
  if (packages + sites === 0) return null;
  return (
    <p className="mt-3">
      <span className="caution">
        <Sign name="caution" size={12} />
      </span>{' '}
      Statements contradict each other on{' '}
      {packages > 0 && <a href="/packages?conflict=yes">{count(packages, 'package')}</a>}
      {packages > 0 && sites > 0 && ' and '}
      {sites > 0 && <a href="/sites?conflict=yes">{count(sites, 'site')}</a>}; an expert has to settle them.
    </p>
  );
}
