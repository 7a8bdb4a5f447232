import { systemActor } from '#lib/auth/actor.ts';
import { digestKey } from '#lib/auth/digest-key.ts';
import { publicUrl } from '#lib/auth/public-url.ts';
import { closeDatabase } from '#lib/base/db.ts';
import { openMailer } from '#lib/jobs/mailer.ts';
import { sendDigests } from '#lib/jobs/send-digests.ts';
import { Problem, reportAndExit } from './problem.ts';

/** `npm run digest`: sends the digests that are due now and says how many, for a cron of the machine. */
async function main(): Promise<void> {
  const mailer = openMailer();
  if (mailer === null) {
    throw new Problem(
      'No mail server is named, so no digest can be sent.',
      'Set SMTP_URL=smtp://user:password@host:587 and MAIL_FROM=seaworthy@example.org.',
    );
  }
  try {
    const ctx = { actor: systemActor('digest'), now: new Date() };
    const done = await sendDigests({ ctx, input: { mailer, origin: publicUrl(), keyOf: digestKey } });
    if (done === null) console.log('Another process is sending digests at this moment.');
    else console.log(`${done.sent} sent, ${done.refused} to be tried again, ${done.rejected} rejected for good.`);
  } finally {
    mailer.close();
  }
}

try {
  await main();
  await closeDatabase();
} catch (error) {
  reportAndExit(error);
}
