import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as a server got it. */
export interface Received {
  to: string[];
  from: string;
  /** Headers and body as they came over the line. */
  raw: string;
}

export interface MailServer {
  url: string;
  received: Received[];
  /** What it answers to the next mails instead of taking them, by their receiver. */
  refuse: Map<string, number>;
  /** Cuts the line after it took a mail and before it says so, by the receiver. */
  fallSilent: Set<string>;
  close(): Promise<void>;
}

/** A mail server on this machine that keeps what it is sent, for tests. */
export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const refuse = new Map<string, number>();
  const fallSilent = new Set<string>();
  const lines = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      const code = refuse.get(address);
      if (code === undefined) return done();
      done(Object.assign(new Error('Not now.'), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        const from = mailFrom === false ? '' : mailFrom.address;
        received.push({ to, from, raw: Buffer.concat(chunks).toString() });
        if (!to.some((address) => fallSilent.has(address))) return done();
        for (const line of lines) line.destroy();
      });
    },
  });
  server.server.on('connection', (line: Socket) => lines.add(line));
  // A line that is cut on purpose is no fault of the server.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse,
    fallSilent,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
