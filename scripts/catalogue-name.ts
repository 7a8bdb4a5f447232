import { Problem } from './problem.ts';

const names = ['fermi', 'ligo', 'psi', 'demo', 'none'] as const;

/** The catalogue that SEED names; `fermi` when it is not set. */
export function catalogueName(text: string | undefined): (typeof names)[number] {
  const name = names.find((one) => one === (text || 'fermi'));
  if (name) return name;
  throw new Problem(`SEED is "${text}".`, `Choose one of ${names.join(', ')}.`);
}
