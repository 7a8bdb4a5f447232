import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Cell, CONNECTIONS } from './load.ts';
import { cpuOfChildren, percentile } from './measure.ts';
import type { Statement } from './sql.ts';

/** Asks PostgreSQL itself for some seconds, with the statement prepared: pgbench where it is installed, else `pg`. */
export async function loadRaw(url: string, databasePid: number, statement: Statement, seconds: number): Promise<Cell> {
  const before = cpuOfChildren(databasePid);
  const times = (await withPgbench(url, statement, seconds)) ?? (await withPg(url, statement, seconds));
  const spent = cpuOfChildren(databasePid) - before;
  return {
    perSecond: times.length / seconds,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    cpu: null,
    databaseCpu: Number.isFinite(spent) ? spent / times.length : null,
    bytes: 0,
  };
}

/** Milliseconds of every transaction; nothing when there is no pgbench. */
async function withPgbench(url: string, { text, ranges }: Statement, seconds: number): Promise<number[] | undefined> {
  const dir = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));
  try {
    const draws = ranges.map(([low, high], at) => `\\set p${at + 1} random(${low}, ${high})`);
    const one = text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\$(\d+)/g, ':p$1');
    writeFileSync(join(dir, 'question.sql'), `${draws.join('\n')}\n${one};\n`);
    const args = ['-n', '-M', 'prepared', '-c', String(CONNECTIONS), '-T', String(seconds), '-l', '-f', 'question.sql'];
    const child = spawn('pgbench', [...args, url], { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const code = await new Promise<number | null>((resolve) =>
      child.once('error', () => resolve(null)).once('close', resolve),
    );
    if (code === null) return undefined;
    if (code !== 0) throw new Error(`pgbench failed: ${said.trim()}`);
    // Its log has one line for each transaction, the third figure its microseconds.
    const logs = readdirSync(dir).filter((name) => name.startsWith('pgbench_log'));
    const lines = logs.flatMap((name) => readFileSync(join(dir, name), 'utf8').trim().split('\n'));
    return lines.map((line) => Number(line.split(' ')[2]) / 1000);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function withPg(url: string, { text, ranges }: Statement, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const ask = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    while (performance.now() < end) {
      const values = ranges.map(([low, high]) => low + Math.floor(Math.random() * (high - low + 1)));
      const began = performance.now();
      await client.query({ name: 'question', text, values });
      times.push(performance.now() - began);
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  return times;
}
