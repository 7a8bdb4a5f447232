/** Octets of a line before it is folded (RFC 5545, 3.1). */
const LINE = 75;
const encoder = new TextEncoder();

/** A text value: what has a meaning of its own in the format is escaped (RFC 5545, 3.3.11). */
export const calendarText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');

/** A line in pieces of at most 75 octets each, none of which breaks a character. */
export function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > LINE) {
      pieces.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join('\r\n');
}

/** A part of a calendar: its name, its lines, and the parts in it. */
export interface CalendarPart {
  name: string;
  lines: readonly (readonly [property: string, value: string])[];
  parts?: readonly CalendarPart[];
}

/** A calendar as its bytes have it: folded lines, each ended by CR LF. */
export const calendarOf = (part: CalendarPart): string => `${linesOf(part).map(folded).join('\r\n')}\r\n`;

const linesOf = ({ name, lines, parts = [] }: CalendarPart): string[] => [
  `BEGIN:${name}`,
  ...lines.map(([property, value]) => `${property}:${value}`),
  ...parts.flatMap(linesOf),
  `END:${name}`,
];

/** 20260203T040506Z */
export const calendarInstant = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
/** 20260203 */
export const calendarDay = (on: string): string => on.replaceAll('-', '');
