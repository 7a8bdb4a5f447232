import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureClient } from '#scripts/build.ts';
import { Problem, report } from '#scripts/problem.ts';
import { root, stopChildren } from '#scripts/run.ts';
import { type Contender, type Figures, figuresOf, interleaved, type Row } from './figures.ts';
import { goals, judge } from './goals.ts';
import { grid } from './groups/grid.ts';
import { growth, sizesOf } from './groups/growth.ts';
import { memory } from './groups/memory.ts';
import { pages } from './groups/pages.ts';
import { questions } from './groups/questions.ts';
import { rules } from './groups/rules.ts';
import { start } from './groups/start.ts';
import { table } from './groups/table.ts';
import { unchanged } from './groups/unchanged.ts';
import { vitals } from './groups/vitals.ts';
import { asObject, type Run, reportOf } from './report.ts';
import { QUESTIONS } from './sql.ts';
import { openStage } from './stage.ts';
import { openWorlds, type Worlds } from './world.ts';

const GROUPS = [
  ...QUESTIONS,
  'unchanged',
  'page',
  'table',
  'grid',
  'vitals',
  'memory',
  'growth',
  'start',
  'rules',
] as const;
const PATIENCE_MS = 12_000;
const WARM_SECONDS = 1;
/** Between these the document holds what the last whole run printed. */
const [BEGIN, END] = ['<!-- measured -->', '<!-- end -->'];

const { values } = parseArgs({
  options: {
    packages: { type: 'string', default: '30000' },
    only: { type: 'string', default: GROUPS.join() },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
  },
});
const log = (line: string) => console.error(line);

function numberOf(name: 'packages' | 'seconds' | 'rounds', least: number, most: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Problem(`--${name} is "${values[name]}".`, `Give a whole number from ${least} to ${most}.`);
}

function chosen(): string[] {
  const wanted = values.only.split(',');
  const unknown = wanted.find((name) => !GROUPS.some((group) => group === name));
  if (unknown === undefined) return wanted;
  throw new Problem(`There is no group "${unknown}".`, `The groups are ${GROUPS.join(', ')}.`);
}

/** Everything that asks one data set over HTTP. */
async function served(worlds: Worlds, packages: number, wanted: string[], time: { seconds: number; rounds: number }) {
  const figures: Figures = new Map();
  const stage = await openStage(worlds, packages, time.seconds);
  try {
    const contenders: Contender[] = [
      ...questions(stage, wanted),
      ...(wanted.includes('unchanged') ? await unchanged(stage) : []),
      ...(wanted.includes('page') ? pages(stage) : []),
    ];
    log('Warming up.');
    const warming = { ...stage, seconds: WARM_SECONDS };
    await interleaved([...questions(warming, wanted), ...(wanted.includes('page') ? pages(warming) : [])], 1, log);
    const rows = await interleaved(contenders, time.rounds, log);
    if (wanted.includes('table')) add(figures, await table(stage, time.rounds, log));
    if (wanted.includes('grid')) add(figures, await grid(stage, time.rounds, log));
    if (wanted.includes('vitals')) add(figures, await vitals(stage, time.rounds, log));
    if (wanted.includes('memory')) add(figures, await memory(stage));
    return { rows, figures };
  } finally {
    await stage.close();
  }
}

async function grown(worlds: Worlds, packages: number, { seconds, rounds }: { seconds: number; rounds: number }) {
  const sizes = await growth(worlds, packages);
  try {
    await interleaved(sizes.contenders(WARM_SECONDS), 1, log);
    return await interleaved(sizes.contenders(seconds), rounds, log);
  } finally {
    await sizes.close();
  }
}

const add = (all: Figures, more: Figures) => {
  for (const [name, value] of more) all.set(name, value);
};

async function measure(packages: number, wanted: string[], time: { seconds: number; rounds: number }): Promise<Run> {
  await ensureClient(log);
  await ensureBuild(log);
  const worlds = await openWorlds(log);
  const rows: Row[] = [];
  const figures: Figures = new Map();
  try {
    const tenth = sizesOf(packages)[1] ?? packages;
    if (wanted.includes('rules')) add(figures, await rules(await worlds.of(tenth), time.rounds));
    if (wanted.some((group) => !['growth', 'start', 'rules'].includes(group))) {
      const found = await served(worlds, packages, wanted, time);
      rows.push(...found.rows);
      add(figures, found.figures);
    }
    if (wanted.includes('start')) add(figures, await start(await worlds.of(packages), worlds.pid, time.rounds));
    if (wanted.includes('growth')) rows.push(...(await grown(worlds, packages, time)));
  } finally {
    await stopChildren(PATIENCE_MS);
    await worlds.close();
  }
  add(figures, figuresOf(rows));
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  return { date, packages, machine, ...time, rows, figures: asObject(figures), goals: judge(goals(packages), figures) };
}

/** Keeps a whole run: its figures, and its tables between the two marks in the document. */
function keep(run: Run, text: string): void {
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, `bench/results/${run.date}.json`), `${JSON.stringify(run, null, 2)}\n`);
  const path = join(root, 'docs/performance.md');
  const document = readFileSync(path, 'utf8');
  const [begin, end] = [document.indexOf(BEGIN) + BEGIN.length, document.indexOf(END)];
  writeFileSync(path, `${document.slice(0, begin)}\n\n${text}\n\n${document.slice(end)}`);
  log(`Written: bench/results/${run.date}.json and docs/performance.md.`);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stopChildren(PATIENCE_MS));
try {
  const wanted = chosen();
  const time = { seconds: numberOf('seconds', 1, 60), rounds: numberOf('rounds', 1, 20) };
  const run = await measure(numberOf('packages', 100, 200_000), wanted, time);
  const text = reportOf(run);
  console.log(text);
  if (wanted.length === GROUPS.length) keep(run, text);
  else log('A part only: nothing is written.');
} catch (error) {
  report(error);
  process.exitCode = 1;
}
