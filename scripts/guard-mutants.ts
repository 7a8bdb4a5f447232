/** One guard of the source, and the source without it. */
export interface Mutant {
  file: string;
  line: number;
  /** The call that is taken away. */
  guard: string;
  without: string;
}

/** What stands in the place of a guard that was taken away: it lets everybody through. */
const LETS_THROUGH: readonly (readonly [call: RegExp, instead: string])[] = [
  [/\bmust(?:Be|Keep)\w+\(/g, '((..._all: unknown[]) => undefined)('],
  [/\bauthorize\(/g, '((..._all: unknown[]) => ({ ok: true as const, value: true as const }))('],
  [/\bisForeign\(/g, '((..._all: unknown[]) => false)('],
  [/\bisGood\(/g, '((..._all: unknown[]) => true)('],
];

const DEFINES = /\bfunction \w+$|^const \w+ = $/;

/** Every guard that a file calls, each taken away by itself. A guard’s own definition and its import stay. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const begins = [...source.matchAll(/^/gm)].map(({ index }) => index);
  const lineOf = (place: number): number => begins.filter((begin) => begin <= place).length;
  return LETS_THROUGH.flatMap(([call, instead]) =>
    [...source.matchAll(call)].flatMap(({ index, 0: guard }) => {
      const line = lineOf(index);
      const before = source.slice(begins[line - 1], index);
      if (/^\s*(?:\*|\/\/|\/\*|import\b)/.test(before) || /\bfunction $/.test(before) || DEFINES.test(before))
        return [];
      const without = source.slice(0, index) + instead + source.slice(index + guard.length);
      return [{ file, line, guard: guard.slice(0, -1), without }];
    }),
  );
}
