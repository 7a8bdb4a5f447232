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
 * What became of a mail. `refused`: the server has not taken it and may later; `rejected`: it never will, or nobody can
 * tell whether it has; `unreachable`: there is no server.
 */
export type Outcome = 'sent' | 'refused' | 'rejected' | 'unreachable';

export interface Mailer {
  send(mail: Mail): Promise<{ outcome: Outcome; reason: string }>;
  close(): void;
}

/** The way out for mail; null where the environment names none. */
export function openMailer(): Mailer | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (url === undefined || from === undefined) return null;
  const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  return {
    close: () => transport.close(),
    async send({ to, subject, text, html, off }) {
      const headers = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' };
      try {
        await transport.sendMail({ from, to, subject, text, html, headers, list: { unsubscribe: { url: off } } });
        return { outcome: 'sent', reason: '' };
      } catch (error) {
        return { outcome: outcomeOf(error), reason: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

/** How a failure reads: by what the server answered, else by how far it came. */
function outcomeOf(error: unknown): Outcome {
  if (typeof error !== 'object' || error === null) return 'rejected';
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  if (code === 'EAUTH') return 'unreachable';
  if (responseCode !== undefined) return responseCode < 500 ? 'refused' : 'rejected';
  const early = command === 'CONN' || code === 'EDNS' || code === 'ETLS' || code === 'ECONNECTION';
  return early ? 'unreachable' : 'rejected';
}
