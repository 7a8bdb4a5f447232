import type { Channel } from '../../domain/vocabulary.ts';
import { listed } from './words.ts';

/** What tables say of builds in plain words. */
const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { registry: 'registry', cvmfs: 'CVMFS', sif: 'SIF file' };
export const sayChannel = (channel: Channel): string => CHANNEL_WORDS[channel];

/** `0123456789ab`: the digits that an address needs. */
export const shortHex = (digest: string): string => digest.slice(digest.indexOf(':') + 1).slice(0, 12);

/** A size as a program reads it; pages say it shorter. */
export const sizeText = (bytes: number | null): string => (bytes === null ? '' : `${bytes} bytes`);

/** How a build fares at each site: "SLAC 2 passed, 1 failed; Lyon skipped". */
export const outcomesText = (of: readonly { name: string; passed: number; failed: number }[]): string =>
  listed(
    of.map(({ name, passed, failed }) => {
      const said = listed([passed > 0 ? `${passed} passed` : '', failed > 0 ? `${failed} failed` : ''], ', ');
      return `${name} ${said === '' ? 'skipped' : said}`;
    }),
  );

/** Whether a build stands by itself or is the member of an index for several architectures, which stands for it. */
export const PARTS = ['whole', 'member'] as const;
export const PART_LABELS: Readonly<Record<(typeof PARTS)[number], string>> = {
  whole: 'stands by itself',
  member: 'one architecture of another build',
};

/** Whether any test of a build was reported. */
export const TESTED = ['yes', 'no'] as const;
export const TESTED_LABELS: Readonly<Record<(typeof TESTED)[number], string>> = {
  yes: 'has been tested',
  no: 'never tested',
};
