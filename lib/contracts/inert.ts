/**
 * A text as a spreadsheet may have it: one that it would take for a formula gets an apostrophe in front, since what
 * people wrote must not run on the machine of whoever opens or pastes it. The wide signs count, too: some spreadsheets
 * read them as the plain ones.
 */
export const inert = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
