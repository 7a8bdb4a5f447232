/** Status of the answer for a report that is refused: not readable at all, too large, of an unknown form, or not a report. */
export type ReportFault = 400 | 413 | 415 | 422;

/** Thrown by the parsers to leave a report unread; `readReport` turns it into a value. */
export class Unusable extends Error {
  readonly status: ReportFault;
  constructor(status: ReportFault, detail: string) {
    super(detail);
    this.status = status;
  }
}
