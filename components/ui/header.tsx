import { Shell } from '../shell/shell.tsx';
import { Account, type AccountName } from './account.tsx';
import { PaletteButton } from './palette-button.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

export const SECTIONS = [
  { key: 'overview', label: 'Overview', href: '/' },
  { key: 'packages', label: 'Packages', href: '/packages' },
  { key: 'sites', label: 'Sites', href: '/sites' },
  { key: 'images', label: 'Images', href: '/images' },
  { key: 'use-cases', label: 'Use cases', href: '/use-cases' },
  { key: 'tasks', label: 'Tasks', href: '/tasks' },
  { key: 'questions', label: 'Questions', href: '/questions' },
  { key: 'tests', label: 'Tests', href: '/tests' },
  { key: 'platforms', label: 'Platforms', href: '/platforms' },
  { key: 'runtimes', label: 'Runtimes', href: '/runtimes' },
  { key: 'activity', label: 'Activity', href: '/activity' },
  { key: 'help', label: 'Help', href: '/help' },
] as const;
export type SectionKey = (typeof SECTIONS)[number]['key'];

/** The load line of a ship: how deep she may lie. */
function LoadLine() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M1 12h22" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export function Header({
  current,
  wrap,
  account,
}: {
  current: SectionKey | null;
  wrap: string;
  account: AccountName | null;
}) {
  return (
    <header className="masthead">
      <div className={wrap}>
        <a className="brand" href="/">
          <LoadLine />
          Seaworthy
        </a>
        <nav aria-label="Sections">
          <ul className="sections">
            {SECTIONS.map(({ key, label, href }) => (
              <li key={key}>
                <a href={href} aria-current={key === current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Account account={account} />
        <PaletteButton />
        <ThemeSwitch />
        <Shell />
      </div>
    </header>
  );
}
