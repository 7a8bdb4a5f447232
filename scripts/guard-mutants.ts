/** A call of a guard in the source. */
export interface Guard {
  /** `file function guard`, with a number when a function calls it again; what stands around it does not change that. */
  id: string;
  file: string;
  line: number;
  name: string;
  /** Where the call begins. */
  index: number;
}

/** What stands in the place of a guard that is off: it lets everybody through. */
const LETS_THROUGH: readonly (readonly [call: RegExp, instead: string])[] = [
  [/\bmust[A-Z]\w+(?=\()/g, '() => undefined'],
  [/\bauthorize(?=\()/g, '() => ({ ok: true as const, value: true as const })'],
  [/\bisForeign(?=\()/g, '() => false'],
  [/\bisGood(?=\()/g, '() => true'],
  [/\bfits(?=\()/g, 'async () => true'],
  [/\bholdDeliveries(?=\()/g, '(_tx: unknown, runs: unknown) => runs'],
  [/\bverify(?=\()/g, "() => ({ dedupeKey: 'nobody', event: '', isOneEvent: true })"],
];

const DEFINES = /\bfunction $|^const $/;

/** What may hold a guard: a function or a constant at the beginning of a line. */
const HOLDS = /^(?:export )?(?:default )?(?:async )?(?:function\*?|const) (\w+)/gm;

/** Every guard that a file calls. A guard’s own definition and its import are none. */
export function guardsOf(file: string, source: string): Guard[] {
  const begins = [...source.matchAll(/^/gm)].map(({ index }) => index);
  const holders = [...source.matchAll(HOLDS)];
  const calls = LETS_THROUGH.flatMap(([call]) => [...source.matchAll(call)]).flatMap(({ index, 0: name }) => {
    const line = begins.filter((begin) => begin <= index).length;
    const before = source.slice(begins[line - 1], index);
    if (/^\s*(?:\*|\/\/|\/\*|import\b)/.test(before) || DEFINES.test(before)) return [];
    const holder = holders.findLast((one) => one.index <= index)?.[1] ?? '';
    return [{ file, line, name, index, asked: `${file} ${holder} ${name}` }];
  });
  const inOrder = calls.sort((a, b) => a.index - b.index);
  return inOrder.map(({ asked, ...guard }, at) => {
    const again = inOrder.slice(0, at).filter((one) => one.asked === asked).length;
    return { ...guard, id: again === 0 ? asked : `${asked} ${again + 1}` };
  });
}

/** The source with a switch at every guard (scripts/guard-switch.ts); where nobody holds the switches, every guard is on. */
export function withSwitches(file: string, source: string): string {
  const guards = guardsOf(file, source).sort((a, b) => b.index - a.index);
  return guards.reduce((text, { id, name, index }) => {
    const through = LETS_THROUGH.find(([call]) => `${name}(`.match(call))?.[1] ?? '';
    const held = `(globalThis.guardSwitch?.(${JSON.stringify(id)}, ${name}, ${through}) ?? ${name})`;
    return text.slice(0, index) + held + text.slice(index + name.length);
  }, source);
}
