import type { ProgressPoint } from '#lib/domain/tasks/over-time.ts';

type Line = 'scope' | 'done';
interface Frame {
  WIDTH: number;
  HEIGHT: number;
  LEFT: number;
  RIGHT: number;
  TOP: number;
  BOTTOM: number;
}

/** Steps of an axis that people count in. */
const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Where everything of the chart lies. Lines go in steps: between two days on which something changed nothing did. */
export function burnUp(points: readonly ProgressPoint[], { WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM }: Frame) {
  const times = points.map(({ on }) => Date.parse(on));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(1, ...points.map(({ scope }) => scope));
  const step = ROUND.find((one) => most / one <= 5) ?? most;
  const top = Math.ceil(most / step) * step;
  const round = (value: number) => Math.round(value * 10) / 10;
  const at = (on: string) => round(LEFT + ((Date.parse(on) - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT));
  const up = (value: number) => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM));
  const corners = (line: Line): [number, number][] =>
    points.flatMap((point, index) => {
      const before = points[index - 1];
      const here: [number, number] = [at(point.on), up(point[line])];
      return before ? [[at(point.on), up(before[line])], here] : [here];
    });
  const path = (places: readonly [number, number][]) => `M${places.map(([x, y]) => `${x} ${y}`).join('L')}`;
  return {
    most,
    at,
    up,
    marks: Array.from({ length: top / step + 1 }, (_, index) => index * step),
    steps: (line: Line) => path(corners(line)),
    /** What lies under a line, down to another line or to nought. */
    area: (line: Line, down: Line | null) => {
      const floor = down === null ? corners('done').map(([x]): [number, number] => [x, up(0)]) : corners(down);
      return `${path([...corners(line), ...floor.toReversed()])}Z`;
    },
  };
}
