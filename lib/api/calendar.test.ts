import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarDay, calendarInstant, calendarOf, calendarText, folded } from './calendar.ts';

const octets = (text: string) => new TextEncoder().encode(text).length;

it('folds at 75 octets without breaking a character, and what is unfolded is the line', () => {
  expect(folded('a'.repeat(75))).toBe('a'.repeat(75));
  expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
  expect(folded(`${'a'.repeat(74)}é`)).toBe(`${'a'.repeat(74)}\r\n é`);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const line = calendarText(text);
      const pieces = folded(line).split('\r\n');
      for (const piece of pieces) expect(octets(piece)).toBeLessThanOrEqual(75);
      for (const piece of pieces.slice(1)) expect(piece.startsWith(' ')).toBe(true);
      expect(pieces.map((piece, index) => (index === 0 ? piece : piece.slice(1))).join('')).toBe(line);
    }),
  );
});

it('escapes what has a meaning, and nothing a text says begins a line of its own', () => {
  expect(calendarText('a, b; c\\d\r\ne\nf')).toBe('a\\, b\\; c\\\\d\\ne\\nf');
  const part = { name: 'VTODO', lines: [['SUMMARY', calendarText('x\nEND:VCALENDAR')]] as const };
  const text = calendarOf({ name: 'VCALENDAR', lines: [], parts: [part] });
  expect(text.split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VTODO',
    'SUMMARY:x\\nEND:VCALENDAR',
    'END:VTODO',
    'END:VCALENDAR',
    '',
  ]);
});

it('writes instants and days as the format has them', () => {
  expect(calendarInstant(new Date('2026-02-03T04:05:06.789Z'))).toBe('20260203T040506Z');
  expect(calendarDay('2026-02-03')).toBe('20260203');
});
