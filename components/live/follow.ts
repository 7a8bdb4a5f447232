import type { ApiNews } from '#lib/contracts/api/live.ts';

/** A part of a page that says what it says anew when the data changed; it holds no form. */
const FOLLOWS = '[data-follows][id]';

export const isFollowing = (): boolean => document.querySelector(FOLLOWS) !== null;

/** Puts the parts that follow into their places as the server draws them now. One question at a time; the last wins. */
export function follow(seen: string): (news: ApiNews) => Promise<void> {
  let shown = Number(seen.split('.')[0]);
  let wanted = shown;
  let asking = false;
  return async ({ version }) => {
    wanted = Math.max(wanted, version);
    if (asking) return;
    asking = true;
    try {
      while (shown < wanted) {
        const asked = wanted;
        if (await drawn()) shown = asked;
        else break;
      }
    } finally {
      asking = false;
    }
  };
}

async function drawn(): Promise<boolean> {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of document.querySelectorAll(FOLLOWS)) {
    const now = page.getElementById(part.id);
    if (now === null) location.reload();
    else if (now.innerHTML !== part.innerHTML) part.replaceChildren(...document.importNode(now, true).childNodes);
  }
  return true;
}
