import type { ProgressPoint } from '#lib/domain/tasks/over-time.ts';
import { count } from '../overview/say.ts';
import { Day, sayDay } from '../ui/day.tsx';
import { Heads } from '../ui/heads.tsx';
import { Empty } from '../ui/section.tsx';
import { burnUp } from './burn-up.ts';

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 36;
const RIGHT = 12;
const TOP = 24;
const BOTTOM = 30;
/** Fewer dates than this are no trend. */
const FEW = 4;

/** How the list grew and shrank: what there was to do, what of it is done, and between the two what is left. */
export function OverTime({ points, today }: { points: readonly ProgressPoint[]; today: string }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <Empty>No task has a history yet.</Empty>;
  const days = points.length - Number(points.length > 1 && last.on === today);
  const lastChange = points[days - 1];
  const { at, up, most, marks, steps, area } = burnUp(points, { WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM });
  return (
    <>
      <p className="max-w-prose text-head">
        {last.done} of {count(last.scope, 'task')} done, {last.open} left.
      </p>
      <p className="note mt-1 max-w-prose">
        From {sayDay(first.on)} to {sayDay(last.on)}. The upper line is the scope: everything that is not abandoned. The
        lower line is what is done. What lies between is left to do; the work is over when the lines meet.
        {lastChange !== undefined && lastChange.on !== last.on && ` Nothing changed after ${sayDay(lastChange.on)}.`}
        {days < FEW && ` The catalogue knows of ${count(days, 'day')} on which something changed, too few for a trend.`}
      </p>
      <figure className="mt-4">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="over-time"
          role="img"
          aria-label={`Scope, done and open tasks from ${sayDay(first.on)} to ${sayDay(last.on)}; the table below has the numbers`}
        >
          {marks.map((value) => (
            <g key={value}>
              <line x1={LEFT} x2={WIDTH - RIGHT} y1={up(value)} y2={up(value)} className="axis" />
              <text x={LEFT - 6} y={up(value) + 4} textAnchor="end">
                {value}
              </text>
            </g>
          ))}
          <path d={area('done', null)} className="area-done" />
          <path d={area('scope', 'done')} className="area-open" />
          <path d={steps('scope')} className="line-scope" />
          <path d={steps('done')} className="line-done" />
          {points.map((point) => (
            <g key={point.on}>
              <circle cx={at(point.on)} cy={up(point.scope)} r="2.5" className="dot-scope" />
              <circle cx={at(point.on)} cy={up(point.done)} r="2.5" className="dot-done" />
            </g>
          ))}
          <text x={LEFT} y={HEIGHT - 8}>
            {sayDay(first.on)}
          </text>
          <text x={WIDTH - RIGHT} y={HEIGHT - 8} textAnchor="end">
            {sayDay(last.on)}
          </text>
          {most > 0 && (
            <>
              <text x={WIDTH - RIGHT - 4} y={up(last.scope) - 6} textAnchor="end" className="said">
                scope {last.scope}
              </text>
              <text x={WIDTH - RIGHT - 4} y={up(last.done) - 6} textAnchor="end" className="said">
                done {last.done}
              </text>
            </>
          )}
        </svg>
      </figure>
      <table className="grid-table mt-6 max-w-xl">
        <caption>The same in numbers, newest first</caption>
        <Heads of={['At the end of', { number: 'Scope' }, { number: 'Done' }, { number: 'Open' }]} />
        <tbody>
          {points.toReversed().map(({ on, scope, done, open }) => (
            <tr key={on}>
              <th scope="row">
                <Day on={on} />
                {on === today && <span className="note"> today</span>}
              </th>
              <td className="num">{scope}</td>
              <td className="num">{done}</td>
              <td className="num">{open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
