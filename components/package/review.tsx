import type { PackageRowDto } from '#lib/read/dto.ts';
import { Sign } from '../status/signs.tsx';
import { Day } from '../ui/day.tsx';

/** Whether an expert has looked at the entry, and who should. */
export function ReviewWord({ review }: { review: PackageRowDto['review'] }) {
  if (review.state === 'not_requested') return <span className="text-ink-3">no review requested</span>;
  const done = review.state === 'reviewed';
  return (
    <span className={`term ${done ? 'term-good' : 'term-doubt'}`}>
      <Sign name={done ? 'yes' : 'waits'} size={12} />
      <span>
        {done ? 'reviewed' : 'to be reviewed'}
        {review.by !== '' && ` by ${review.by}`}
        {review.on !== null && (
          <>
            {' '}
            on <Day on={review.on} />
          </>
        )}
      </span>
    </span>
  );
}
