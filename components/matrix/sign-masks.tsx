import { LEVELS, TRISTATES } from '#lib/domain/vocabulary.ts';
import { signImage } from '../status/signs.tsx';
import { TODAY } from '../status/today.tsx';

const mask = (selector: string, image: string) => `${selector}{mask-image:${image}}`;
const RULES = [
  ...LEVELS.map((level) => mask(`.mx.lv-${level}::before`, signImage(level))),
  ...TRISTATES.map((answer) => mask(`.mx.today-${answer}::after`, signImage(TODAY[answer].sign))),
  mask('.mx-caution::after', signImage('caution')),
].join('');

/** The signs of the cells as masks of their links: a cell of the matrix is two elements, and there are many. */
export function SignMasks() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <style dangerouslySetInnerHTML={{ __html: RULES }} />;
}
