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

/** "9 years ago", "in 7 months": whole months and years that have passed or remain; `now` is an ISO instant of the request. */
export function sayDistance(iso: string, now: string): string {
  const past = iso < now;
  const size = past ? wholeMonths(iso, now) : wholeMonths(now, iso);
  const [count, unit] = size >= 24 ? [Math.floor(size / 12), 'year'] : [size, 'month'];
  const words = size === 0 ? 'less than a month' : `${count} ${unit}${count === 1 ? '' : 's'}`;
  return past ? `${words} ago` : `in ${words}`;
}

function wholeMonths(from: string, to: string): number {
  const [years, months, days] = [
    [0, 4],
    [5, 7],
    [8, 10],
  ].map(([start, end]) => Number(to.slice(start, end)) - Number(from.slice(start, end))) as [number, number, number];
  return Math.max(0, years * 12 + months - (days < 0 ? 1 : 0));
}
