import type { TalkSubject } from '#lib/domain/talk.ts';
import { word } from '#lib/domain/vocabulary.ts';

/** Whether one watches an entry, what that means, and the button that changes it. */
export function Watch({ subject, watching, next }: { subject: TalkSubject; watching: boolean; next: string }) {
  const what = word(subject.kind);
  return (
    <form method="post" action="/api/watch" className="no-print mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="entry" value={`${subject.kind}/${subject.slug}`} />
      <input type="hidden" name="watching" value={watching ? 'no' : 'yes'} />
      <input type="hidden" name="next" value={`${next}#comments`} />
      <button type="submit" className="button">
        {watching ? 'Stop watching' : `Watch this ${what}`}
      </button>
      <span className="note">
        {watching
          ? 'You watch it: its changes and comments come to your '
          : 'Its changes and comments would come to your '}
        <a href="/inbox">inbox</a>.
      </span>
    </form>
  );
}
