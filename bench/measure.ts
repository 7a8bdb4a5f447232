import { readFileSync } from 'node:fs';

/** Clock ticks per second in which Linux counts the time of processes; the same on every machine of today. */
const TICKS = 100;

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value below which `percent` of the values lie, between two of them where needed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The figures of a process from `state` on, as proc(5) lists them. */
const figures = (pid: number): number[] => {
  // The name before the bracket may hold spaces.
  const text = read(`/proc/${pid}/stat`).split(') ').at(-1) ?? '';
  return text.split(' ').map(Number);
};
const milliseconds = (...ticks: (number | undefined)[]): number =>
  ticks.reduce<number>((sum, one) => sum + ((one ?? Number.NaN) * 1000) / TICKS, 0);

/** Processor milliseconds a process has used; not a number where the system does not tell. */
export function cpuOf(pid: number): number {
  const own = figures(pid);
  return milliseconds(own[11], own[12]);
}

/** The same of all children of a process, living and ended, such as the connections of a database server. */
export function cpuOfChildren(parent: number): number {
  const pids = read(`/proc/${parent}/task/${parent}/children`).trim().split(' ').filter(Boolean).map(Number);
  const ended = figures(parent);
  // One that ends meanwhile is counted with its parent's ended ones.
  return pids.reduce((sum, pid) => sum + (cpuOf(pid) || 0), milliseconds(ended[13], ended[14]));
}

/** Memory that a process holds now and held at most, in bytes. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024;
  return { now: kilobytes('VmRSS'), most: kilobytes('VmHWM') };
}
