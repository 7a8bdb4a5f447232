/** A day as a year with a fraction, for the axes of charts. */
export const years = (iso: string): number =>
  Number(iso.slice(0, 4)) + (Number(iso.slice(5, 7)) - 1) / 12 + Number(iso.slice(8, 10)) / 372;
