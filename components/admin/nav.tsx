const PAGES = [
  { href: '/admin/sources', label: 'Sources' },
  { href: '/admin/deliveries', label: 'Deliveries' },
  { href: '/admin/queue', label: 'Queue' },
  { href: '/admin/lists', label: 'Published lists' },
  { href: '/admin/trust', label: 'Trusted CI projects' },
  { href: '/admin/people', label: 'People and roles' },
] as const;

/** From one page of admins to the others. */
export function AdminNav({ here }: { here: (typeof PAGES)[number]['href'] | null }) {
  return (
    <nav aria-label="Pages of admins" className="no-print mt-2 mb-4 flex flex-wrap gap-x-5 gap-y-1">
      {PAGES.map(({ href, label }) => (
        <a key={href} className="view-link" href={href} aria-current={href === here ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
