import { createTransport } from 'nodemailer';
import { env } from '#lib/base/env.ts';

/** A mail server that is silent for this long is not there. */
const PATIENCE_MS = 20_000;

export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Where a mail program ends these mails with one click. */
  off: string;
}

/**
 * What became of a mail. `refused`: the server has not taken it and may later; `rejected`: it never will, or the line was
 * lost and nobody can tell whether it has.
 */
export type Outcome = 'sent' | 'refused' | 'rejected';

export interface Mailer {
  /** Why no mail can be sent now (no server there, a password it does not take); null when it can. */
  fault(): Promise<string | null>;
  send(mail: Mail): Promise<{ outcome: Outcome; reason: string }>;
  close(): void;
}

/** The way out for mail; null where the environment names none. */
export function openMailer(): Mailer | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  return url === undefined || from === undefined ? null : mailerTo(url, from);
}

/** Mail through one server. */
export function mailerTo(url: string, from: string): Mailer {
  const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  return {
    close: () => transport.close(),
    fault: () => transport.verify().then(() => null, sayFault),
    async send({ to, subject, text, html, off }) {
      const headers = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' };
      try {
        await transport.sendMail({ from, to, subject, text, html, headers, list: { unsubscribe: { url: off } } });
        return { outcome: 'sent', reason: '' };
      } catch (error) {
        return { outcome: isForNow(error) ? 'refused' : 'rejected', reason: sayFault(error) };
      }
    },
  };
}

const sayFault = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether the server answered that it does not take a mail now (RFC 5321: 4 and two digits). */
const isForNow = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 400 &&
  error.responseCode < 500;
