import type { AccountName } from './account.tsx';
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx';
import { Header, type SectionKey } from './header.tsx';

/** The frame of every page: title, skip link, header, way back, content, foot. */
export function Page({
  title,
  section,
  crumbs = [],
  wide = false,
  foot,
  account,
  children,
}: {
  title: string;
  section: SectionKey | null;
  crumbs?: Crumb[];
  wide?: boolean;
  foot?: React.ReactNode;
  /** Who looks; null for nobody in particular. */
  account: AccountName | null;
  children: React.ReactNode;
}) {
  const wrap = wide ? 'wrap wrap-wide' : 'wrap';
  return (
    <>
      <title>{`${title} · Seaworthy`}</title>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Header current={section} wrap={wrap} account={account} />
      <main id="main" className={`${wrap} pt-6`} tabIndex={-1}>
        {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} here={title} />}
        {children}
      </main>
      <footer className={`${wrap} pagefoot`}>
        <p className="note flex flex-wrap gap-x-5 gap-y-1">
          <span>{foot ?? 'Seaworthy: which software is ready to run where, why, and what to do next.'}</span>
          <a href="/help">What the words and signs mean</a>
          <a href="/help#keys">Keys of the tables</a>
          <a href="/export">Export</a>
          <a href="/api/docs">The API</a>
          <a href="/api/reporting">Reporting from CI</a>
        </p>
      </footer>
    </>
  );
}
