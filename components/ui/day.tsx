const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "14 Jun 2017", in UTC whatever the machine's zone or language; what is no date is returned as it was. */
export function sayDay(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : iso;
}

export function Day({ on }: { on: string }) {
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {sayDay(on)}
    </time>
  );
}

/** "9 years ago", "in 7 months"; `now` is an ISO instant of the request. */
export function sayDistance(iso: string, now: string): string {
  const months =
    (Number(iso.slice(0, 4)) - Number(now.slice(0, 4))) * 12 + Number(iso.slice(5, 7)) - Number(now.slice(5, 7));
  const size = Math.abs(months);
  if (size === 0) return 'this month';
  const [count, unit] = size >= 24 ? [Math.round(size / 12), 'year'] : [size, 'month'];
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return months < 0 ? `${words} ago` : `in ${words}`;
}
