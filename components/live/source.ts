import type { ApiNews } from '#lib/contracts/api/live.ts';

/** A stream that says nothing for this long after it was opened does not get through. */
const HELLO_MS = 5000;
const POLL_MS = 15_000;
const AGAIN_MS = 2000;
/** Questions asked in vain of a stream before another try at one. */
const POLLS = 20;

/** How news come at the moment; on the root of the document, for whoever wants to know. */
const say = (how: 'stream' | 'poll' | 'off') => {
  document.documentElement.dataset.live = how;
};

/**
 * Brings news from `seen` on: as a stream of events, and where that does not get through by asking from time to time. Only
 * while somebody looks at the page.
 */
export function listenFrom(seen: string, told: (news: ApiNews) => void): void {
  let since = seen;
  let stream: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;

  const hear = (news: ApiNews) => {
    since = `${news.version}.${news.talk}`;
    told(news);
  };
  const rest = () => {
    clearTimeout(timer);
    stream?.close();
    stream = null;
    isOpen = false;
  };
  const poll = async (left: number): Promise<void> => {
    rest();
    say('poll');
    const waiting = POLL_MS * (0.8 + Math.random() * 0.4);
    timer = setTimeout(() => (left > 0 ? poll(left - 1) : follow()), waiting);
    const mine = timer;
    const response = await fetch(`/api/v1/version?since=${since}`).catch(() => null);
    // Meanwhile the page was left, or asked again.
    if (timer !== mine || !response?.ok) return;
    hear(await response.json());
  };
  const follow = () => {
    rest();
    const made = new EventSource(`/api/live?since=${since}`);
    stream = made;
    const fail = () => {
      if (stream !== made) return;
      const wasOpen = isOpen;
      rest();
      // One that got through before most likely does so again.
      if (wasOpen) timer = setTimeout(follow, AGAIN_MS * (1 + Math.random()));
      else void poll(POLLS);
    };
    timer = setTimeout(fail, HELLO_MS);
    made.onerror = fail;
    const event = ({ data }: MessageEvent<string>) => {
      clearTimeout(timer);
      isOpen = true;
      say('stream');
      hear(JSON.parse(data));
    };
    made.addEventListener('hello', event);
    made.addEventListener('change', event);
  };
  const look = () => {
    if (document.visibilityState !== 'visible') {
      rest();
      say('off');
    } else if (document.documentElement.dataset.live === 'poll') void poll(POLLS);
    else if (stream === null) follow();
  };
  document.addEventListener('visibilitychange', look);
  // A page that is kept to go back to must not hold a stream.
  addEventListener('pagehide', () => {
    rest();
    say('off');
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) look();
  });
  look();
}
