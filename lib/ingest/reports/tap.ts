import { Parser, type Result } from 'tap-parser';
import type { TestReport } from '#lib/contracts/ingest/report.ts';
import type { RunOutcome } from '#lib/domain/vocabulary.ts';
import { cleanText, duration } from './clean.ts';
import { Collector } from './collector.ts';
import { Unusable } from './unusable.ts';

/** Longest line that is looked at, and deepest subtest: four spaces each. */
const LINE_MAX = 4000;
const DEPTH_MAX = 50;
const DETAILS_MAX = 4000;
/** Lines that are more than what a test printed: many times what the most cases need. */
const LINES_MAX = 500_000;
/** What the protocol knows; everything else is what tests printed. */
const OF_TAP = /^[ \t]*(?:(?:not )?ok\b|\d+\.\.\d|#|Bail out!|TAP version |pragma |[{}]\s*$)/;

/** TAP, the Test Anything Protocol, with subtests, directives and details. */
export class TapReader {
  readonly #to = new Collector('tap');
  readonly #parser = new Parser();
  #rest = '';
  #details: { indent: string; text: string } | null = null;
  #isTap = false;
  #lines = 0;

  constructor() {
    this.#listen(this.#parser);
    this.#parser.on('result', (result: Result) => this.#add(result));
    this.#parser.on('bailout', (reason: unknown) => {
      const message = typeof reason === 'string' ? reason : '';
      this.#to.add({ name: 'Bail out!', outcome: 'errored', message: message || 'The run was given up.' });
    });
  }

  write(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, LINE_MAX);
    for (const line of lines) this.#line(line.replace(/\r$/, ''));
  }

  end(): TestReport {
    this.#line(this.#rest);
    if (this.#details !== null) this.#endDetails();
    this.#parser.end();
    if (!this.#isTap) {
      throw new Unusable(422, 'It is no report that is read here: neither XML nor JSON, and it holds no line of TAP.');
    }
    const { planStart, planEnd, count, bailedOut } = this.#parser;
    const planned = planEnd - planStart + 1;
    if (planStart === -1) this.#to.flag('The report has no plan, so nobody knows whether it is complete.');
    else if (planned !== count && bailedOut === false) {
      this.#to.flag(`The report plans ${planned} test points; it has ${count}.`);
    }
    return this.#to.finish();
  }

  #line(given: string): void {
    const line = given.slice(0, LINE_MAX);
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (this.#details !== null) {
      this.#inDetails(line, indent);
      return;
    }
    if (/^\s*---\s*$/.test(line) && indent !== '') {
      this.#details = { indent, text: '' };
      return;
    }
    if (indent.length > DEPTH_MAX * 4) throw new Unusable(422, `The report is nested deeper than ${DEPTH_MAX} levels.`);
    if (!OF_TAP.test(line)) return;
    this.#lines += 1;
    if (this.#lines > LINES_MAX) throw new Unusable(413, `The report has more than ${LINES_MAX} lines of TAP.`);
    if (/^(?:(?:not )?ok\b|\d+\.\.\d|Bail out!)/.test(line)) this.#isTap = true;
    this.#parser.write(`${line}\n`);
  }

  /** Details are YAML of a stranger: kept as text, never read as YAML, and handed on in a form of ours. */
  #inDetails(line: string, indent: string): void {
    if (this.#details === null) return;
    if (/^\s*\.\.\.\s*$/.test(line)) {
      this.#endDetails();
    } else if (line.trim() !== '' && indent.length < this.#details.indent.length) {
      this.#endDetails();
      this.#line(line);
    } else if (this.#details.text.length < DETAILS_MAX) {
      this.#details.text += `${line.slice(this.#details.indent.length)}\n`;
    }
  }

  #endDetails(): void {
    if (this.#details === null) return;
    const { indent, text } = this.#details;
    this.#details = null;
    const took = /^duration_ms:\s*([0-9.]{1,20})\s*$/m.exec(text)?.[1] ?? '-1';
    const said = JSON.stringify(cleanText(text, DETAILS_MAX));
    this.#parser.write(`${indent}---\n${indent}said: ${said}\n${indent}took: ${Number(took)}\n${indent}...\n`);
  }

  #listen(parser: Parser): void {
    parser.on('child', (child: Parser) => this.#listen(child));
    parser.on('comment', (comment: string) => {
      const { lastOutcome } = this.#to;
      // What follows a failed point explains it; runners of shell scripts write it so.
      if ((lastOutcome !== 'failed' && lastOutcome !== 'errored') || /^# Subtest\b/.test(comment)) return;
      this.#to.addToLast(comment.replace(/^\s*#\s?/, ''));
    });
  }

  #add(result: Result): void {
    const { ok, name, skip, todo, fullname, diag, time } = result;
    const parent = fullname.endsWith(name) ? fullname.slice(0, fullname.length - name.length) : '';
    const outcome: RunOutcome = skip || todo ? 'skipped' : ok ? 'passed' : 'failed';
    const why = typeof skip === 'string' ? skip : typeof todo === 'string' ? todo : '';
    const details = detailsOf(diag);
    this.#to.add({
      name,
      classname: parent.replace(/ > $/, ''),
      outcome,
      durationMs: duration(details.took) ?? (time === null ? null : duration(time)),
      message: [why, outcome === 'failed' ? details.said : ''].filter((part) => part !== '').join('\n'),
    });
  }
}

/** The details as `#endDetails` wrote them. */
function detailsOf(diag: unknown): { said: string; took: number } {
  const given: { said?: unknown; took?: unknown } = typeof diag === 'object' && diag !== null ? { ...diag } : {};
  return {
    said: typeof given.said === 'string' ? given.said : '',
    took: typeof given.took === 'number' ? given.took : -1,
  };
}
