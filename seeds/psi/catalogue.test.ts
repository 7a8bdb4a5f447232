import { describe, expect, it } from 'vitest';
import { misquotes, sourceText, structuralProblems, uncovered, unsaidNumbers } from '../catalogue-checks.ts';
import { psi } from './index.ts';

const text = sourceText('004_fd6cba81a7e72cc8.txt');
const FURNITURE = [
  /^[\s\S]*?(?=\n\s*1\. )/, // title and description of the web page, before the first slide
  /Download Presentation[\s\S]*$/,
  /^ *\d+\. /gm, // numbers of the slides
  /\b(?:Seite|Page) \d+/g,
  'Summary',
];

describe("PSI's catalogue", () => {
  it('can be loaded', () => {
    expect(structuralProblems(psi)).toEqual([]);
  });

  it('counts nothing that its words do not count', () => {
    expect(unsaidNumbers(psi)).toEqual([]);
  });

  it('names no image, build or test', () => {
    const entries = psi.changeSets.flatMap((changeSet) => changeSet.entries);
    expect(entries.filter(({ kind }) => kind === 'image')).toEqual([]);
    expect(
      entries.flatMap(({ set }) => Object.keys(set)).filter((path) => /^(suites$|platforms\.|nodes\.)/.test(path)),
    ).toEqual([]);
  });

  it.skipIf(text === null)('quotes the talk word for word (skipped without ../shared/sources)', () => {
    expect(misquotes(psi, [text ?? ''])).toEqual([]);
  });

  it.skipIf(text === null)('holds every statement of the talk (skipped without ../shared/sources)', () => {
    expect(uncovered(text ?? '', psi, FURNITURE)).toEqual([]);
  });
});
