import type { SizePointDto } from '#lib/read/dto-build.ts';
import { Digest } from '../build/words.tsx';
import { saySize } from '../site/size.ts';
import { sayDay } from '../ui/day.tsx';
import { Instant } from '../ui/instant.tsx';
import { Empty } from '../ui/section.tsx';
import { sizeLine } from './size-line.ts';

const FRAME = { width: 720, height: 220, left: 64, right: 24, top: 14, bottom: 30 };

/** How the builds of an image grew or shrank. */
export function Sizes({ points }: { points: readonly SizePointDto[] }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return <Empty>No build with a known size yet.</Empty>;
  const { dots, path, marks } = sizeLine(points, FRAME);
  const { width, height, left, right } = FRAME;
  return (
    <>
      <p className="text-head">
        The newest has {saySize(last.sizeBytes)}
        {first !== last && (
          <span className="text-ink-2">
            , {sayChange(first.sizeBytes, last.sizeBytes)} since {sayDay(first.at)}
          </span>
        )}
      </p>
      <figure className="mt-3">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className="over-time"
          role="img"
          aria-label={`Sizes of the builds from ${sayDay(first.at)} to ${sayDay(last.at)}; the table below has the numbers`}
        >
          {marks.map(({ bytes, y }) => (
            <g key={bytes}>
              <line x1={left} x2={width - right} y1={y} y2={y} className="axis" />
              <text x={left - 6} y={y + 4} textAnchor="end">
                {bytes === 0 ? '0' : saySize(bytes)}
              </text>
            </g>
          ))}
          {path !== '' && <path d={path} className="line-done" />}
          {dots.map(({ digest, x, y }) => (
            <circle key={digest} cx={x} cy={y} r="3.5" className="dot-done" />
          ))}
          <text x={left} y={height - 8}>
            {sayDay(first.at)}
          </text>
          {first !== last && (
            <text x={width - right} y={height - 8} textAnchor="end">
              {sayDay(last.at)}
            </text>
          )}
        </svg>
      </figure>
      <details className="mt-2">
        <summary>The same in numbers</summary>
        <table className="grid-table mt-2 max-w-xl">
          <caption>Sizes of the builds, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Build</th>
              <th scope="col">Made</th>
              <th scope="col" className="num">
                Size
              </th>
              <th scope="col" className="num">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {points
              .map((point, index) => ({ ...point, before: points[index - 1] }))
              .reverse()
              .map(({ digest, at, sizeBytes, before }) => (
                <tr key={digest}>
                  <th scope="row">
                    <Digest of={digest} copy={false} />
                  </th>
                  <td>
                    <Instant at={at} />
                  </td>
                  <td className="num">{saySize(sizeBytes)}</td>
                  <td className="num">{before ? sayChange(before.sizeBytes, sizeBytes) : 'first'}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** "+12 MB", "−1.5 GB", "the same". */
function sayChange(from: number, to: number): string {
  if (from === to) return 'the same';
  return `${to > from ? '+' : '−'}${saySize(Math.abs(to - from))}`;
}
