import { describe, expect, it } from 'vitest';
import { normalise, sourceText } from '../catalogue-checks.ts';
import { fermi } from './index.ts';
import { WIKI_18, WIKI_LATER } from './sources.ts';

const texts: Record<string, string | null> = {
  [WIKI_18]: sourceText('000_8ca87536ec9b2bb4.txt'),
  [WIKI_LATER]: sourceText('002_306fc0588f9feb8a.txt'),
};
const absent = Object.values(texts).includes(null);
const upTo = (source: string) =>
  fermi.changeSets.slice(0, 1 + fermi.changeSets.findIndex((changeSet) => changeSet.source === source));

/** The lines of a source from one that starts with `first` to one that starts with `last`, without their bullets. */
function section(source: string, first: string, last: string): string[] {
  const lines = (texts[source] ?? '').split('\n').map(normalise).filter(Boolean);
  const from = lines.findIndex((line) => line.startsWith(first));
  const to = lines.findIndex((line, index) => index >= from && line.startsWith(last));
  return lines.slice(from, to + 1);
}

/** All that was remarked at an entry, up to a source. */
const remarksAt = (source: string, kind: string, slug: string): string[] =>
  upTo(source)
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.kind === kind && entry.slug === slug)
    .flatMap(({ remarks = [] }) => remarks.map(({ text }) => normalise(text)));

describe.skipIf(absent)("Fermi's lines are where they belong (skipped without ../shared)", () => {
  it.each([
    [WIKI_18, 'site', 'slac', 'Last purchase went', 'Configuration stuff', 12],
    [WIKI_LATER, 'site', 'slac', 'Last purchase went', 'Configuration stuff', 12],
    [WIKI_LATER, 'site', 'cc-in2p3', 'Now full support', 'Johan : the CentOS7 queue', 3],
    [WIKI_18, 'package', 'glastrelease', 'GlastRelease needs', 'GlastRelease carries', 4],
    [WIKI_LATER, 'package', 'glastrelease', 'GlastRelease needs', 'doing that would require', 7],
    [WIKI_18, 'package', 'halfpipe', 'Halfpipe :', 'Note JB', 4],
    [WIKI_18, 'package', 'isoc-monitoring', 'ISOC ops boxes', 'Backup ISOC', 2],
    [WIKI_18, 'question', 'image-layout', 'Same image for all', 'Images built such', 4],
    [WIKI_18, 'question', 'images-for-developers-and-users', 'Separate builds', 'Debugging in GR', 10],
    [WIKI_18, 'question', 'most-useful-virtualization', 'Use of virtualization', 'Fermi ST image', 8],
    [WIKI_18, 'question', 'deployment-at-scale', 'Docker containers for something', 'File size of', 6],
    [WIKI_LATER, 'use_case', 'l1-processing', 'A few numbers', 'RHEL6 container on', 6],
    [WIKI_LATER, 'question', 'image-layout', 'separate containers for L1', 'Other solution', 7],
    [WIKI_LATER, 'use_case', 'mc-simulation', 'Simulations at Lyon', 'simulations require', 3],
  ])('%s: %s %s has the lines from "%s" to "%s"', (source, kind, slug, first, last, count) => {
    const lines = section(source, first, last);
    expect(lines).toHaveLength(count);
    const held = remarksAt(source, kind, slug);
    expect(lines.filter((line) => !held.some((text) => text.includes(line) || line.includes(text)))).toEqual([]);
  });

  it.each([WIKI_18, WIKI_LATER])('%s lists the same eighteen software dependencies, in order', (source) => {
    const listed = upTo(WIKI_18)
      .flatMap(({ entries }) => entries)
      .flatMap((entry) =>
        entry.kind === 'dependency' && entry.locator === 'Software dependencies' ? [entry.set.raw ?? ''] : [],
      );
    expect(listed).toHaveLength(18);
    expect(section(source, 'GPL_TOOLS', 'Fermi astrotools')).toEqual(listed.map(normalise));
  });
});
