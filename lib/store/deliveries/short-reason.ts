const LONGEST = 1000;

/** A reason as it is kept: one delivery may have met hundreds of faults, of which nobody reads more than the first. */
export const shortReason = (reason: string): string =>
  reason.length <= LONGEST ? reason : `${reason.slice(0, LONGEST - 1).toWellFormed()}…`;
