import {
  type Dialect,
  REPORT_CASES_MAX,
  type ReportCase,
  type RunCounts,
  type TestReport,
} from '#lib/contracts/ingest/report.ts';
import type { RunOutcome } from '#lib/domain/vocabulary.ts';
import { cleanLine, cleanText } from './clean.ts';
import { Unusable } from './unusable.ts';

const NAME_MAX = 500;
const MESSAGE_MAX = 4000;
const ATTACHMENTS_MAX = 20;
const PROPERTIES_MAX = 200;
const VALUE_MAX = 2000;
const FLAGS_MAX = 20;

/** A case as a parser met it: texts of any length and content. */
export type MetCase = Partial<ReportCase> & { name: string; outcome: RunOutcome };

/** Takes what a parser meets, holds it to the limits, counts it, and gives the report in its one form. */
export class Collector {
  dialect: Dialect;
  suite = '';
  durationMs: number | null = null;
  readonly #cases: ReportCase[] = [];
  readonly #properties = new Map<string, string>();
  readonly #flags = new Set<string>();

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  get size(): number {
    return this.#cases.length;
  }

  add(met: MetCase): void {
    if (this.#cases.length === REPORT_CASES_MAX) {
      throw new Unusable(413, `The report has more than ${REPORT_CASES_MAX} cases. Send it in parts.`);
    }
    this.#cases.push({
      name: cleanLine(met.name, NAME_MAX) || '(no name)',
      classname: cleanLine(met.classname ?? '', NAME_MAX),
      outcome: met.outcome,
      durationMs: met.durationMs ?? null,
      message: cleanText(met.message ?? '', MESSAGE_MAX),
      flaky: met.flaky ?? false,
      attachments: attachmentsOf(met.attachments ?? []),
    });
  }

  /** More of the last case's message, as TAP gives it: line by line, after the case. */
  addToLast(line: string): void {
    const last = this.#cases.at(-1);
    if (last === undefined || last.message.length >= MESSAGE_MAX) return;
    last.message = cleanText(`${last.message}\n${line}`, MESSAGE_MAX);
  }

  get lastOutcome(): RunOutcome | null {
    return this.#cases.at(-1)?.outcome ?? null;
  }

  property(name: string, value: string): void {
    if (this.#properties.has(name)) return;
    const key = cleanLine(name, NAME_MAX);
    if (key === '' || this.#properties.has(key)) return;
    if (this.#properties.size < PROPERTIES_MAX) this.#properties.set(key, cleanText(value, VALUE_MAX));
    else this.flag(`Of its properties only the first ${PROPERTIES_MAX} were kept.`);
  }

  flag(text: string): void {
    if (this.#flags.size < FLAGS_MAX && !this.#flags.has(text)) this.#flags.add(cleanLine(text, NAME_MAX));
  }

  /** The counts of the cases from a place on. */
  countsFrom(start: number): RunCounts {
    const counts: RunCounts = { total: 0, passed: 0, failed: 0, errored: 0, skipped: 0 };
    for (let at = start; at < this.#cases.length; at += 1) {
      const { outcome } = this.#cases[at] as ReportCase;
      counts.total += 1;
      counts[outcome] += 1;
    }
    return counts;
  }

  finish(): TestReport {
    if (this.#cases.length === 0) throw new Unusable(422, 'The report holds no test case.');
    const counts = this.countsFrom(0);
    const { dialect, durationMs } = this;
    return {
      dialect,
      suite: cleanLine(this.suite, NAME_MAX),
      outcome: outcomeOf(counts),
      cases: this.#cases,
      counts,
      durationMs: durationMs ?? summed(this.#cases),
      properties: Object.fromEntries(this.#properties),
      flags: [...this.#flags],
    };
  }
}

/** A run failed when a case did; one of which nothing ran to its end proves nothing. */
export function outcomeOf({ passed, failed, errored }: RunCounts): RunOutcome {
  if (failed > 0) return 'failed';
  if (errored > 0) return 'errored';
  return passed > 0 ? 'passed' : 'skipped';
}

function summed(cases: readonly ReportCase[]): number | null {
  let sum: number | null = null;
  for (const { durationMs } of cases) if (durationMs !== null) sum = Math.min((sum ?? 0) + durationMs, 2 ** 31 - 1);
  return sum;
}

function attachmentsOf(names: readonly string[]): string[] {
  const clean = names.slice(0, ATTACHMENTS_MAX * 2).map((name) => cleanLine(name, NAME_MAX));
  return [...new Set(clean.filter((name) => name !== ''))].slice(0, ATTACHMENTS_MAX);
}
