import { SaxesParser } from 'saxes';
import { Unusable } from './unusable.ts';

/** Deeper than any report nests its suites. */
const DEPTH_MAX = 100;
/** More attributes than any element of a report has. */
const ATTRIBUTES_MAX = 200;
/** Entities that every XML document has; a report may bring no others, and the language's own words are none. */
const ENTITIES: Record<string, string> = Object.assign(Object.create(null), {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
});
/** A reference to a character that XML cannot hold: left as it is written and taken out of texts later. */
const BAD_CHARACTER = /malformed character entity/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export type Attributes = Readonly<Record<string, string>>;

/** What reads one kind of document: told of each element as it begins, holds text, and ends. */
export interface ElementReader {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * A reader of XML for documents of strangers. No document type and so no entities of its own, no depth and no crowd of
 * attributes; control characters, which test runners print into their reports, are taken out instead of refused.
 */
export class XmlStream {
  readonly #parser = new SaxesParser();
  /** Whether something was taken out. */
  stripped = false;

  constructor(reader: ElementReader) {
    const parser = this.#parser;
    let depth = 0;
    let attributes = 0;
    parser.ENTITIES = ENTITIES;
    parser.on('doctype', () =>
      refuse('The report has a document type (DOCTYPE), which is not accepted. Leave it out.'),
    );
    parser.on('opentagstart', () => {
      depth += 1;
      attributes = 0;
      if (depth > DEPTH_MAX) refuse(`The report is nested deeper than ${DEPTH_MAX} levels.`);
    });
    parser.on('attribute', () => {
      attributes += 1;
      if (attributes > ATTRIBUTES_MAX) refuse(`An element of the report has more than ${ATTRIBUTES_MAX} attributes.`);
    });
    parser.on('opentag', (tag) => reader.open(tag.name, tag.attributes));
    parser.on('text', (text) => reader.text(text));
    parser.on('cdata', (text) => reader.text(text));
    parser.on('closetag', (tag) => {
      depth -= 1;
      reader.close(tag.name);
    });
    parser.on('error', (error) => {
      if (!BAD_CHARACTER.test(error.message)) {
        refuse(`The report is not well-formed XML: line ${parser.line}, ${reasonOf(error)}.`);
      }
      this.stripped = true;
    });
  }

  write(text: string): void {
    // Escape sequences stay to be found whole, spelt as XML writers spell them.
    const clean = text.replaceAll('\u001b', '#x1B').replace(ILLEGAL, '');
    if (clean.length !== text.length || text.includes('\u001b')) this.stripped = true;
    this.#parser.write(clean);
  }

  end(): void {
    this.#parser.close();
  }
}

function refuse(detail: string): never {
  throw new Unusable(422, detail);
}

/** The parser's own words without its place, which is told in ours. */
const reasonOf = (error: Error): string =>
  error.message
    .replace(/^(?:[^:]*:)?\d+:\d+: /, '')
    .replace(/\.$/, '')
    .slice(0, 200);
