import { DIGEST_WORDS, DIGESTS } from '#lib/domain/talk.ts';
import type { DigestDto } from '#lib/read/read-digest.ts';

/** How often mail tells of the inbox, and where it goes. */
export function Mail({ digest }: { digest: DigestDto }) {
  const { sends, email } = digest;
  if (!sends) {
    return (
      <p className="max-w-prose text-ink-2">
        This instance sends no mail: whoever runs it has not named a mail server. Your inbox has everything.
      </p>
    );
  }
  return (
    <>
      <p className="max-w-prose text-ink-2">
        {email === ''
          ? 'No address of yours is known, so no mail can be sent. It comes from where you sign in.'
          : `One mail with what is unread in your inbox goes to ${email}, never one for each event, and none when nothing is new.`}
      </p>
      <form method="post" action="/api/digest" className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <label className="block">
          <span className="block font-[550]">Mail</span>
          <select name="digest" className="field mt-1" defaultValue={digest.digest}>
            {DIGESTS.map((one) => (
              <option key={one} value={one}>
                {DIGEST_WORDS[one]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          Save
        </button>
      </form>
    </>
  );
}

/** What a link in a mail leads to: one button ends the mails. No page that is only looked at changes anything. */
export function MailOff({ digestKey, done }: { digestKey: string; done: boolean }) {
  if (done) {
    return (
      <p className="notice mt-4" role="status">
        No more mail comes. <a href="/me#mail">Choose again on your account’s page.</a>
      </p>
    );
  }
  return (
    <form method="post" action="/api/digest/off" className="mt-4">
      <input type="hidden" name="key" value={digestKey} />
      <input type="hidden" name="page" value="yes" />
      <button type="submit" className="button button-main">
        Send me no more mail
      </button>
    </form>
  );
}
