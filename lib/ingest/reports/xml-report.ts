import type { TestReport } from '#lib/contracts/ingest/report.ts';
import { Collector } from './collector.ts';
import { CTestReader } from './ctest.ts';
import { JUnitReader } from './junit.ts';
import { Unusable } from './unusable.ts';
import { type Attributes, type ElementReader, XmlStream } from './xml.ts';

/** A report in XML: its first element says which of the two kinds it is. */
export class XmlReportReader {
  readonly #to = new Collector('junit');
  readonly #stream: XmlStream;
  #reader: ElementReader | null = null;

  constructor() {
    this.#stream = new XmlStream({
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => this.#reader?.text(text),
      close: (name) => this.#reader?.close(name),
    });
  }

  write(text: string): void {
    this.#stream.write(text);
  }

  end(): TestReport {
    this.#stream.end();
    if (this.#stream.stripped) this.#to.flag('Control characters were taken out of the report.');
    return this.#to.finish();
  }

  #open(name: string, attributes: Attributes): void {
    this.#reader ??= this.#readerOf(name);
    this.#reader.open(name, attributes);
  }

  #readerOf(root: string): ElementReader {
    if (root === 'testsuites' || root === 'testsuite') return new JUnitReader(this.#to);
    if (root !== 'Site') {
      const said = root.slice(0, 40);
      throw new Unusable(
        422,
        `The XML begins with <${said}>: neither JUnit (<testsuites>) nor CTest’s Test.xml (<Site>).`,
      );
    }
    this.#to.dialect = 'ctest';
    return new CTestReader(this.#to);
  }
}
