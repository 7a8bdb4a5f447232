import { unzipSync } from 'node:zlib';
import type { RunOutcome } from '#lib/domain/vocabulary.ts';
import { milliseconds } from './clean.ts';
import type { Collector } from './collector.ts';
import type { Attributes, ElementReader } from './xml.ts';

/** Text kept of one element: what a test printed, packed or not. */
const TEXT_MAX = 256 * 1024;
/** What all outputs of one report may come to when unpacked. */
const UNPACKED_MAX = 10 * 1024 * 1024;
/** What CTest calls a test that was not meant to run. */
const LEFT_OUT = /disabled|skip/i;

interface Met {
  name: string;
  path: string;
  status: string;
  seconds: string | undefined;
  completion: string;
  /** How it ended, where that was not by itself: `Timeout`, `SEGFAULT`. */
  exit: string;
  output: string;
  attachments: string[];
}

/** `Test.xml` as CTest writes it for CDash. */
export class CTestReader implements ElementReader {
  readonly #to: Collector;
  readonly #path: { name: string; attributes: Attributes }[] = [];
  #test: Met | null = null;
  #text = '';
  #listed = 0;
  #found = 0;
  #mayUnpack = UNPACKED_MAX;

  constructor(to: Collector) {
    this.#to = to;
  }

  open(name: string, attributes: Attributes): void {
    this.#path.push({ name, attributes });
    this.#text = '';
    if (name === 'Site') this.#about(attributes);
    else if (name === 'Test' && attributes.Status !== undefined) {
      const status = attributes.Status.toLowerCase();
      this.#test = { ...NOTHING_YET, status, attachments: [] };
    } else if (name === 'NamedMeasurement' && attributes.type === 'file') {
      this.#test?.attachments.push(attributes.filename ?? attributes.name ?? '');
    }
  }

  text(text: string): void {
    if (this.#text.length < TEXT_MAX) this.#text += text.slice(0, TEXT_MAX);
  }

  close(name: string): void {
    const closed = this.#path.pop();
    const inside = this.#path.at(-1);
    const text = this.#text.trim();
    this.#text = '';
    if (name === 'Test' && closed?.attributes.Status !== undefined) this.#closeTest();
    else if (name === 'Test' && inside?.name === 'TestList') this.#listed += 1;
    else if (name === 'Testing') this.#compare();
    else if (this.#test === null) return;
    else if (inside?.name === 'Test' && name === 'Name') this.#test.name = text;
    else if (inside?.name === 'Test' && name === 'Path') this.#test.path = text;
    else if (name === 'Value') this.#value(inside, closed?.attributes ?? {}, text);
  }

  #about(attributes: Attributes): void {
    this.#to.suite = attributes.BuildName ?? '';
    for (const name of ['Name', 'BuildStamp', 'OSName', 'OSRelease', 'OSVersion', 'CompilerName', 'Generator']) {
      const value = attributes[name];
      if (value !== undefined && value !== '') this.#to.property(name === 'Name' ? 'Site' : name, value);
    }
  }

  #value(inside: { name: string; attributes: Attributes } | undefined, own: Attributes, text: string): void {
    const test = this.#test;
    if (test === null) return;
    if (inside?.name === 'Measurement') test.output = this.#unpacked(own, text);
    else if (inside?.name !== 'NamedMeasurement') return;
    else if (inside.attributes.name === 'Execution Time') test.seconds = text;
    else if (inside.attributes.name === 'Completion Status') test.completion = text;
    else if (inside.attributes.name === 'Exit Code') test.exit = text;
  }

  /** Output is packed by default; of a test that passed nobody reads it. */
  #unpacked({ encoding, compression }: Attributes, text: string): string {
    if (encoding !== 'base64' || this.#test?.status === 'passed') return text;
    const bytes = Buffer.from(text, 'base64');
    if (compression !== 'gzip') return bytes.toString('utf8');
    const maxOutputLength = Math.min(TEXT_MAX, this.#mayUnpack);
    if (maxOutputLength < 1) return '(More output than is unpacked.)';
    try {
      const plain = unzipSync(bytes, { maxOutputLength });
      this.#mayUnpack -= plain.byteLength;
      return plain.toString('utf8');
    } catch {
      this.#mayUnpack -= maxOutputLength;
      return '(The output could not be unpacked.)';
    }
  }

  #closeTest(): void {
    const test = this.#test;
    this.#test = null;
    if (test === null) return;
    const { name, path, seconds, attachments } = test;
    this.#found += 1;
    const outcome = outcomeOf(test);
    this.#to.add({
      name,
      classname: path === '.' ? '' : path.replace(/^\.\//, ''),
      outcome,
      durationMs: milliseconds(seconds),
      message: outcome === 'passed' ? '' : messageOf(test),
      attachments,
    });
  }

  #compare(): void {
    if (this.#listed > 0 && this.#listed !== this.#found) {
      this.#to.flag(`The report lists ${this.#listed} tests; it has ${this.#found}.`);
    }
  }
}

const NOTHING_YET = { name: '', path: '', seconds: undefined, completion: '', exit: '', output: '' } as const;
/** What says no more than that it failed, or ended. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['', 'Completed', 'Failed']);

/** How it ended where that is worth telling, and what it printed; CTest repeats the one in the other. */
function messageOf({ completion, exit, output }: Met): string {
  const ends = [completion, exit].filter((one) => !SAYS_NOTHING.has(one) && !output.startsWith(one));
  return [...new Set(ends), output].filter((part) => part !== '').join('\n');
}

/** A test that could not be started did not pass; one that was left out on purpose is skipped. */
function outcomeOf({ status, completion }: Met): RunOutcome {
  if (status === 'passed') return 'passed';
  if (status === 'failed') return 'failed';
  return LEFT_OUT.test(completion) ? 'skipped' : 'errored';
}
