/** The ways to look at the tasks. */
const VIEWS = [
  { key: 'list', label: 'List', href: '/tasks' },
  { key: 'board', label: 'Board', href: '/tasks/board' },
  { key: 'progress', label: 'Progress over time', href: '/tasks/progress' },
  { key: 'review', label: 'Review to print', href: '/tasks/review' },
] as const;

export function TaskViews({ current }: { current: (typeof VIEWS)[number]['key'] }) {
  return (
    <nav aria-label="Ways to look at the tasks" className="no-print mb-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {VIEWS.map(({ key, label, href }) => (
          <li key={key}>
            <a href={href} aria-current={key === current ? 'page' : undefined} className="view-link">
              {label}
            </a>
          </li>
        ))}
        <li>
          <a href="/feeds/tasks.ics" className="view-link">
            Calendar (.ics)
          </a>
        </li>
      </ul>
    </nav>
  );
}
