import type { TestReport } from '#lib/contracts/ingest/report.ts';
import type { RunOutcome } from '#lib/domain/vocabulary.ts';
import { duration } from './clean.ts';
import { Collector } from './collector.ts';
import { Unusable } from './unusable.ts';

const DEPTH_MAX = 100;
/** Objects and lists, and names in them: far more than the largest report has, far less than fills the memory. */
const PARTS_MAX = 500_000;
const NAMES_MAX = 1_000_000;
/** Facts of the environment that are looked at. */
const ENVIRONMENT_MAX = 1000;

type Fields = Readonly<Record<string, unknown>>;
const NO_FIELDS: Fields = {};

const OUTCOMES: ReadonlyMap<string, RunOutcome> = new Map([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
  ['other', 'errored'],
]);

/** CTRF, the Common Test Report Format in JSON. */
export class CtrfReader {
  readonly #parts: string[] = [];

  write(text: string): void {
    this.#parts.push(text);
  }

  end(): TestReport {
    const text = this.#parts.join('');
    mustBeModest(text);
    const results = fields(fields(parsed(text)).results);
    if (!Array.isArray(results.tests)) {
      throw new Unusable(422, 'The JSON is no CTRF report: there is no list at /results/tests.');
    }
    const to = new Collector('ctrf');
    to.suite = string(fields(results.tool).name);
    const environment = fields(results.environment);
    for (const name of Object.keys(environment).slice(0, ENVIRONMENT_MAX)) {
      const value = environment[name];
      if (typeof value === 'string' || typeof value === 'number') to.property(name, String(value));
    }
    for (const [place, test] of results.tests.entries()) addTest(to, fields(test), place);
    compare(to, fields(results.summary));
    return to.finish();
  }
}

function addTest(to: Collector, test: Fields, place: number): void {
  const outcome = OUTCOMES.get(string(test.status).toLowerCase());
  if (outcome === undefined) {
    throw new Unusable(422, `/results/tests/${place}/status is none of ${[...OUTCOMES.keys()].join(', ')}.`);
  }
  // What passed at a retry failed before, whether or not the reporter draws the conclusion.
  const flaky = outcome === 'passed' && (test.flaky === true || (typeof test.retries === 'number' && test.retries > 0));
  const own = saidOf(test);
  const said = own.length > 0 || !flaky ? own : attemptsOf(test).flatMap(saidOf);
  const suite = Array.isArray(test.suite) ? test.suite.slice(0, 20).map(string).join(' › ') : string(test.suite);
  const attachments = Array.isArray(test.attachments) ? test.attachments.slice(0, 100) : [];
  to.add({
    name: string(test.name),
    classname: suite,
    outcome,
    durationMs: typeof test.duration === 'number' ? duration(test.duration) : null,
    message: outcome === 'passed' && !flaky ? '' : said.join('\n'),
    flaky,
    attachments: attachments.map((one) => string(fields(one).path) || string(fields(one).name)),
  });
}

const saidOf = (one: Fields): string[] => [string(one.message), string(one.trace)].filter((part) => part !== '');
/** Attempts before the last one. */
const attemptsOf = ({ retryAttempts }: Fields): Fields[] =>
  Array.isArray(retryAttempts) ? retryAttempts.slice(0, 10).map(fields) : [];

function compare(to: Collector, summary: Fields): void {
  const counts = to.countsFrom(0);
  const { tests, start, stop } = summary;
  if (typeof tests === 'number' && tests !== counts.total) {
    to.flag(`The report says it has ${tests} cases; it has ${counts.total}.`);
  }
  const said = { passed: counts.passed, failed: counts.failed };
  for (const [name, found] of Object.entries(said)) {
    const declared = summary[name];
    if (typeof declared === 'number' && declared !== found) {
      to.flag(`The report says that ${declared} cases ${name}; ${found} did.`);
    }
  }
  if (typeof start === 'number' && typeof stop === 'number' && stop > start) to.durationMs = duration(stop - start);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : NO_FIELDS);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unusable(422, 'The body is not JSON.');
  }
}

/** Looks at the signs outside of strings before anything is made of them: nesting and a crowd of parts cost memory. */
function mustBeModest(text: string): void {
  let [depth, parts, names, isString] = [0, 0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isString) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) isString = false;
    } else if (sign === 0x22) isString = true;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      parts += 1;
      if (depth > DEPTH_MAX) throw new Unusable(422, `The JSON is nested deeper than ${DEPTH_MAX} levels.`);
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
    else if (sign === 0x3a) names += 1;
  }
  if (parts > PARTS_MAX || names > NAMES_MAX) throw new Unusable(413, 'The JSON has more parts than a report needs.');
}
