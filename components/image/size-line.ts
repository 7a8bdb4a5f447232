import type { SizePointDto } from '#lib/read/dto-build.ts';

interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where the points of the sizes lie, and the marks of their axis in steps that people count in. Bytes go up from nought. */
export function sizeLine(points: readonly SizePointDto[], { width, height, left, right, top, bottom }: Frame) {
  const times = points.map(({ at }) => Date.parse(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(1, ...points.map(({ sizeBytes }) => sizeBytes));
  const step = roundStep(most / 4);
  const upper = Math.ceil(most / step) * step;
  const round = (value: number) => Math.round(value * 10) / 10;
  const up = (bytes: number) => round(height - bottom - (bytes / upper) * (height - top - bottom));
  const across = (time: number) =>
    from === to
      ? round((left + width - right) / 2)
      : round(left + ((time - from) / (to - from)) * (width - left - right));
  const dots = points.map(({ digest, at, sizeBytes }) => ({ digest, x: across(Date.parse(at)), y: up(sizeBytes) }));
  return {
    dots,
    path: dots.length < 2 ? '' : `M${dots.map(({ x, y }) => `${x} ${y}`).join('L')}`,
    marks: Array.from({ length: Math.round(upper / step) + 1 }, (_, index) => ({
      bytes: index * step,
      y: up(index * step),
    })),
  };
}

/** The next 1, 2 or 5 with noughts. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5].find((digit) => digit * power >= least) ?? 10) * power;
}
