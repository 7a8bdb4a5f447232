import type { OverviewDto } from '#lib/read/dto.ts';
import { count } from '../overview/say.ts';
import { Day, sayDistance } from '../ui/day.tsx';
import { Empty } from '../ui/section.tsx';
import { years } from './years.ts';

type Platforms = OverviewDto['platforms'];

/** The platforms' clock: how long each is maintained, against today. A line is maintenance, a dashed line is extended support. */
export function EndOfLife({ platforms, now }: { platforms: Platforms; now: string }) {
  const dates = platforms
    .flatMap(({ maintenanceEnds, extendedEnds }) => [maintenanceEnds, extendedEnds])
    .filter((date) => date !== null);
  if (dates.length === 0) return <Empty>No end-of-life date is recorded for any platform.</Empty>;
  const from = Math.floor(Math.min(...dates.map(years), years(now))) - 1;
  const to = Math.ceil(Math.max(...dates.map(years), years(now)));
  const at = (iso: string) => `${(100 * (years(iso) - from)) / (to - from)}%`;
  return (
    <table className="grid-table clock">
      <caption>End of life of each platform</caption>
      <thead>
        <tr>
          <th scope="col">Platform</th>
          <th scope="col" className="w-full max-sm:hidden" aria-label="Timeline">
            <span className="flex justify-between">
              <span>{from}</span>
              <span>{to}</span>
            </span>
          </th>
          <th scope="col">Maintenance ends</th>
          <th scope="col">Extended support</th>
        </tr>
      </thead>
      <tbody>
        {platforms.map((platform) => {
          const ended = platform.maintenanceEnds !== null && platform.maintenanceEnds < now;
          return (
            <tr key={platform.slug}>
              <th scope="row">
                <span className="font-[570]">{platform.name}</span>
                <span className="note block whitespace-nowrap">
                  {platform.runs === 0 ? (
                    'no package'
                  ) : (
                    <a href={`/packages?platform=${platform.slug}`}>{count(platform.runs, 'package')}</a>
                  )}
                  , {platform.nodes === 0 ? 'no site' : count(platform.nodes, 'site')}
                </span>
              </th>
              <td className="p-0! max-sm:hidden">
                <svg className="block h-12 w-full" aria-hidden="true">
                  <line x1={at(now)} x2={at(now)} y1="0" y2="100%" stroke="var(--sea)" strokeWidth="1" />
                  {platform.maintenanceEnds && (
                    <line
                      x1="0"
                      x2={at(platform.maintenanceEnds)}
                      y1="50%"
                      y2="50%"
                      stroke={ended ? 'var(--rule-strong)' : 'var(--ink)'}
                      strokeWidth="2"
                    />
                  )}
                  {platform.extendedEnds && (
                    <line
                      x1={at(platform.maintenanceEnds ?? platform.extendedEnds)}
                      x2={at(platform.extendedEnds)}
                      y1="50%"
                      y2="50%"
                      stroke={platform.extendedEnds < now ? 'var(--rule-strong)' : 'var(--ink-2)'}
                      strokeWidth="2"
                      strokeDasharray="2 4"
                    />
                  )}
                </svg>
              </td>
              <End on={platform.maintenanceEnds} now={now} />
              <End on={platform.extendedEnds} now={now} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function End({ on, now }: { on: string | null; now: string }) {
  if (on === null) return <td className="note">not recorded</td>;
  return (
    <td className="whitespace-nowrap">
      <Day on={on} />
      <span className={`note block ${on < now ? 'text-warn!' : ''}`}>{sayDistance(on, now)}</span>
    </td>
  );
}
