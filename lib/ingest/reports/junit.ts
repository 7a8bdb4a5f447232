import type { RunOutcome } from '#lib/domain/vocabulary.ts';
import { milliseconds } from './clean.ts';
import type { Collector } from './collector.ts';
import { Unusable } from './unusable.ts';
import type { Attributes, ElementReader } from './xml.ts';

/** Text kept of one element while it is open; messages are cut shorter than this. */
const TEXT_MAX = 10_000;
/** What a failed test printed last, kept where its failure says nothing. */
const OUTPUT_MAX = 4000;
/** How CTest says that a test was left out on purpose. */
const LEFT_OUT = /disabled|skip/i;
/** How GitLab, Jenkins and Playwright name a file within what a test printed. */
const ATTACHMENT = /\[\[ATTACHMENT\|([^[\]\n]{1,1000})\]\]/g;
const PROBLEMS: ReadonlySet<string> = new Set(['failure', 'error', 'flakyFailure', 'flakyError', 'skipped']);

/** An element that is open. */
interface Open {
  name: string;
  attributes: Attributes;
  text: string;
}

interface Suite {
  name: string;
  attributes: Attributes;
  /** How many cases there were before it. */
  start: number;
  /** Cases of its own, without those of suites in it. */
  own: number;
  /** Cases that its writer counts as skipped, though they could not be started. */
  notStarted: number;
}

interface Case {
  attributes: Attributes;
  failed: boolean;
  errored: boolean;
  skipped: boolean;
  flaky: boolean;
  /** It is only meant to be done yet, and may fail. */
  todo: boolean;
  /** It was not run: why, as the report says. */
  why: string;
  output: string;
  messages: string[];
  attachments: string[];
}

/**
 * JUnit XML as pytest, Maven Surefire, gtest, CTest, ReFrame, bats and Jest write it: suites in suites to any depth that
 * XML may have here, a case's end told by its children or (gtest, CTest) by an attribute, reruns told by Surefire.
 */
export class JUnitReader implements ElementReader {
  readonly #to: Collector;
  readonly #suites: Suite[] = [];
  readonly #path: Open[] = [];
  #case: Case | null = null;

  constructor(to: Collector) {
    this.#to = to;
  }

  open(name: string, attributes: Attributes): void {
    this.#path.push({ name, attributes, text: '' });
    if (name === 'testsuites' || name === 'testsuite') this.#openSuite(attributes);
    else if (name === 'testcase') this.#openCase(attributes);
  }

  text(text: string): void {
    const inside = this.#path.at(-1);
    if (inside === undefined) return;
    if (inside.name === 'system-out' || inside.name === 'system-err') this.#printed(text);
    else if (inside.text.length < TEXT_MAX) inside.text += text.slice(0, TEXT_MAX);
  }

  close(name: string): void {
    const closed = this.#path.pop();
    const around = this.#path.at(-1);
    if (closed === undefined) return;
    if (name === 'testcase') this.#closeCase();
    else if (name === 'testsuite' || name === 'testsuites') this.#closeSuite();
    else if (name === 'property') this.#property(closed.attributes, closed.attributes.value ?? closed.text);
    else if (name === 'stackTrace' && around !== undefined) around.text += closed.text;
    else if (PROBLEMS.has(name)) this.#problem(closed);
  }

  #openSuite(attributes: Attributes): void {
    const name = attributes.name ?? '';
    if (this.#to.suite === '') this.#to.suite = name;
    if (this.#suites.length === 0) this.#to.durationMs = milliseconds(attributes.time);
    for (const about of ['hostname', 'timestamp']) {
      const value = attributes[about];
      if (value !== undefined) this.#to.property(about, value);
    }
    this.#suites.push({ name, attributes, start: this.#to.size, own: 0, notStarted: 0 });
  }

  #openCase(attributes: Attributes): void {
    this.#case = { attributes, ...NOTHING_YET, messages: [], attachments: [] };
    const suite = this.#suites.at(-1);
    if (isOnlyListed(attributes, suite?.attributes ?? {})) {
      throw new Unusable(422, 'The report only lists tests (--gtest_list_tests); it does not say how they ended.');
    }
    if (suite) suite.own += 1;
  }

  #property({ name = '' }: Attributes, value: string): void {
    if (this.#case === null) this.#to.property(name, value);
    else if (/attachment/i.test(name)) this.#case.attachments.push(value);
  }

  #printed(text: string): void {
    const met = this.#case;
    if (met === null) return;
    met.output = (met.output + text.slice(-OUTPUT_MAX)).slice(-OUTPUT_MAX);
    if (met.attachments.length > TEXT_MAX / 100) return;
    for (const [, name = ''] of text.matchAll(ATTACHMENT)) met.attachments.push(name);
  }

  #problem({ name, attributes, text: inside }: Open): void {
    const { message = '', type = '' } = attributes;
    const said = [message || (type === name ? '' : type), inside.trim()].filter((part) => part !== '');
    // Many writers repeat the message as the first line of the text.
    const text = said[1]?.startsWith(said[0] ?? '') ? (said[1] ?? '') : said.join('\n');
    const met = this.#case;
    if (met === null) {
      this.#ofSuite(name, text);
      return;
    }
    if (name === 'failure') met.failed = true;
    else if (name === 'error') met.errored = true;
    else if (name === 'skipped') {
      met.skipped = true;
      met.todo = type === 'todo';
      met.why = text;
    } else met.flaky = true;
    if (text !== '' && met.messages.length < 10) met.messages.push(text);
  }

  /** What went wrong outside of any case: the suite could not be set up. */
  #ofSuite(name: string, message: string): void {
    if (name !== 'error' && name !== 'failure') return;
    const suite = this.#suites.at(-1)?.name || 'suite';
    this.#to.add({ name: `${suite}, as a whole`, outcome: 'errored', message });
  }

  #closeCase(): void {
    const met = this.#case;
    this.#case = null;
    if (met === null) return;
    const { attributes, messages, attachments, output } = met;
    const outcome = outcomeOf(met);
    const isBad = outcome === 'failed' || outcome === 'errored';
    if (met.skipped && outcome === 'errored') for (const suite of this.#suites) suite.notStarted += 1;
    if (isBad && messages.length === 0) messages.push(output);
    this.#to.add({
      name: attributes.name ?? '',
      classname: attributes.classname ?? attributes.class ?? this.#suites.at(-1)?.name ?? '',
      outcome,
      durationMs: milliseconds(attributes.time),
      message: messages.join('\n'),
      flaky: met.flaky && outcome === 'passed',
      attachments,
    });
  }

  #closeSuite(): void {
    const suite = this.#suites.pop();
    if (suite === undefined) return;
    const counts = this.#to.countsFrom(suite.start);
    const declared = declaredOf(suite.attributes);
    const what = suite.name === '' ? 'The report' : `Suite “${suite.name.slice(0, 100)}”`;
    // Some writers count the cases of suites within, others only a suite's own.
    if (declared.total !== null && declared.total !== counts.total && declared.total !== suite.own) {
      this.#to.flag(`${what} says it has ${declared.total} cases; it has ${counts.total}.`);
    }
    const bad = counts.failed + counts.errored - suite.notStarted;
    const isNested = suite.own !== counts.total;
    if (declared.bad !== null && declared.bad !== bad && !(isNested && declared.bad < bad)) {
      this.#to.flag(`${what} says that ${declared.bad} cases failed; ${bad} did.`);
    }
    // More than it says may be skipped, since writers count in different ways; fewer would be believed to have passed.
    if (declared.skipped !== null && declared.skipped > counts.skipped + counts.failed + counts.errored) {
      this.#to.flag(`${what} says that ${declared.skipped} cases were skipped; ${counts.skipped} were.`);
    }
  }
}

const NOTHING_YET = {
  failed: false,
  errored: false,
  skipped: false,
  flaky: false,
  todo: false,
  why: '',
  output: '',
} as const;

function outcomeOf({ failed, errored, skipped, todo, why, attributes }: Case): RunOutcome {
  if (todo) return 'skipped';
  if (failed) return 'failed';
  if (errored) return 'errored';
  const status = attributes.status?.toLowerCase();
  // CTest says so of what it could not start, which is not the same as what was left out.
  if (skipped && status === 'notrun' && why !== '' && !LEFT_OUT.test(why)) return 'errored';
  if (skipped) return 'skipped';
  // CTest writes run, fail, disabled, notrun; gtest writes run and notrun, and what came of it beside.
  if (status === 'fail' || status === 'failed') return 'failed';
  if (status === 'error') return 'errored';
  const notRun = status === 'notrun' || status === 'disabled' || status === 'skipped';
  const result = attributes.result?.toLowerCase();
  return notRun || result === 'skipped' || result === 'suppressed' ? 'skipped' : 'passed';
}

/** What gtest writes when it is asked for the names of its tests: read as results, all of them would have passed. */
const isOnlyListed = ({ line, status, result, time }: Attributes, suite: Attributes): boolean =>
  line !== undefined &&
  [status, result, time, suite.failures, suite.errors, suite.time].every((said) => said === undefined);

interface Declared {
  total: number | null;
  bad: number | null;
  skipped: number | null;
}

/** What a suite says of itself; null where it says nothing that is a count. */
function declaredOf({ tests, failures, errors, skipped }: Attributes): Declared {
  const count = (text: string | undefined) => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null);
  const [failed, errored] = [count(failures), count(errors)];
  const bad = failed === null && errored === null ? null : (failed ?? 0) + (errored ?? 0);
  return { total: count(tests), bad, skipped: count(skipped) };
}
