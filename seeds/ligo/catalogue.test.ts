import { describe, expect, it } from 'vitest';
import { misquotes, sourceText, structuralProblems, uncovered, unsaidNumbers } from '../catalogue-checks.ts';
import { ligo } from './index.ts';

const text = sourceText('003_2539c04d9838c300.txt');
const FURNITURE = [
  /^[\s\S]*?(?=\n\s*1\. )/, // title and description of the web page, before the first slide
  /Download Presentation[\s\S]*$/,
  /^ *\d+\. /gm, // numbers of the slides
  'Highlights',
  // The title of slide 6, "LIGO Computing Environment and Practices": the text has it in pieces between its bullets.
  'LIGO Computing',
  'Environment and',
  'Practices',
];

describe("LIGO's catalogue", () => {
  it('can be loaded', () => {
    expect(structuralProblems(ligo)).toEqual([]);
  });

  it('counts nothing that its words do not count', () => {
    expect(unsaidNumbers(ligo)).toEqual([]);
    const [cluster] = ligo.changeSets.flatMap(({ entries }) => entries.filter(({ slug }) => slug === 'uwm-cgca'));
    expect(cluster?.set).toMatchObject({ cores: 5000, storageBytes: 2e15 });
  });

  it('names no build and no test', () => {
    const paths = ligo.changeSets.flatMap(({ entries }) => entries.flatMap(({ set }) => Object.keys(set)));
    expect(paths.filter((path) => /^(suites$|platforms\.|nodes\.)/.test(path))).toEqual([]);
  });

  it.skipIf(text === null)('quotes the talk word for word (skipped without ../shared/sources)', () => {
    expect(misquotes(ligo, [text ?? ''])).toEqual([]);
  });

  it.skipIf(text === null)('holds every statement of the talk (skipped without ../shared/sources)', () => {
    expect(uncovered(text ?? '', ligo, FURNITURE, { minLength: 'Wanna help?'.length })).toEqual([]);
  });
});
