import type { Fields } from '#lib/contracts/fields.ts';

type Option = NonNullable<Fields<'question'>[`options.${string}`]>;
export type Point = NonNullable<Option['points']>[number];
interface Where {
  person?: string;
  useCase?: string;
  site?: string;
}

const point =
  (side: Point['side']) =>
  (source: string, text: string, where: Where = {}): Point => ({ side, text, source, ...where });

/** What speaks for an option, against it, and what is said without taking a side; word for word from `source`. */
export const pro = point('pro');
export const con = point('con');
export const remark = point('remark');

export const option = (position: number, name: string, summary: string, points: Point[] = []): Option => ({
  name,
  position,
  summary,
  points,
});
