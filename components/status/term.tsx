import { Sign, type SignName } from './signs.tsx';

/** How a word of the vocabulary looks: its sign, its words, its tone. */
export type Look = readonly [sign: SignName, words: string, tone: string];

/** A word of the vocabulary with its sign. */
export const term = ([sign, words, tone]: Look, label?: string) => (
  <span className={`term whitespace-nowrap ${tone}`}>
    <Sign name={sign} size={12} />
    {label ?? words}
  </span>
);
