'use client';

/** The way to what an item tells of. Whoever follows it has read it; without a script there is the button beside it. */
export function InboxLink({
  id,
  href,
  unread,
  children,
}: {
  id: number;
  href: string;
  unread: boolean;
  children: React.ReactNode;
}) {
  const read = () => {
    if (!unread) return;
    const body = new URLSearchParams({ id: String(id), next: '/inbox' });
    // The page is on its way out; should the note not arrive, the item stays unread.
    void fetch('/api/inbox/read', { method: 'POST', body, keepalive: true, redirect: 'manual' }).catch(() => undefined);
  };
  return (
    <a href={href} onClick={read} onAuxClick={read}>
      {children}
    </a>
  );
}
