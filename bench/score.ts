/** What a visit felt like: milliseconds, and the share of the screen that moved. */
export interface Vitals {
  /** First contentful paint. */
  fcp: number;
  /** Largest contentful paint. */
  lcp: number;
  /** Total blocking time: what long tasks take beyond 50 ms. */
  tbt: number;
  /** Cumulative layout shift. */
  cls: number;
}

/**
 * Lighthouse’s curves and weights for desktop screens: the value of the best tenth of pages, and of half of them. Its
 * speed index needs a film of the visit and is left out; the other weights are what remains of 1.
 */
const CURVES: Record<keyof Vitals, { tenth: number; half: number; weight: number }> = {
  fcp: { tenth: 934, half: 1600, weight: 0.1 },
  lcp: { tenth: 1200, half: 2400, weight: 0.25 },
  tbt: { tenth: 150, half: 350, weight: 0.3 },
  cls: { tenth: 0.1, half: 0.25, weight: 0.25 },
};
const KEYS = ['fcp', 'lcp', 'tbt', 'cls'] as const;

/** Performance from 0 to 1, as Lighthouse weighs it. */
export function score(vitals: Vitals): number {
  const all = KEYS.reduce((sum, key) => sum + CURVES[key].weight, 0);
  return KEYS.reduce((sum, key) => sum + CURVES[key].weight * part(vitals[key], CURVES[key]), 0) / all;
}

/** Where on a log-normal curve a value lies: 0.9 at the best tenth, 0.5 in the middle. */
function part(value: number, { tenth, half }: { tenth: number; half: number }): number {
  if (value <= 0) return 1;
  const INVERSE_ERFC_OF_A_FIFTH = 0.9061938024368232;
  const standard = (Math.log(value / half) * INVERSE_ERFC_OF_A_FIFTH) / -Math.log(tenth / half);
  return (1 - errorFunction(standard)) / 2;
}

/** Abramowitz and Stegun 7.1.26; right to seven digits. */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
}
