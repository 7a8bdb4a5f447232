import { expect, test } from 'vitest';
import { LEVELS } from '#lib/domain/vocabulary.ts';
import { signStyles } from './sign-shapes.ts';

test('the style sheet draws the signs as their shapes have them', async () => {
  await expect(signStyles(LEVELS)).toMatchFileSnapshot('../../app/styles/signs.css');
});

test('every level has a sign of its own', () => {
  const styles = signStyles(LEVELS);
  const drawn = LEVELS.map((level) => new RegExp(`--sign-${level}: (url.*);`).exec(styles)?.[1]);
  expect(new Set(drawn).size).toBe(LEVELS.length);
});
