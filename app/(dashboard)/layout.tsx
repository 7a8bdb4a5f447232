import { isDatabaseDown } from '#lib/base/database-down.ts';
import { isDemonstration } from '#lib/read/is-demonstration.ts';
import { readContext } from './reader.ts';

/** Every page below shows what is true at this moment: nothing is rendered ahead of the request. */
export const dynamic = 'force-dynamic';

async function isShownOff(): Promise<boolean> {
  try {
    return await isDemonstration({ ctx: readContext() });
  } catch (error) {
    // The page below says in its own words that the database is away.
    if (isDatabaseDown(error)) return false;
    throw error;
  }
}

export default async function DashboardLayout({ children }: { children: React.ReactNode }) {
  const demonstration = await isShownOff();
  return (
    <>
      {demonstration && (
        <aside className="demonstration" aria-label="Demonstration">
          <p className="wrap">
            <strong>Demonstration.</strong> Builds and tests were recorded from a real registry with images made for
            this; they say nothing of Fermi’s own software.
          </p>
        </aside>
      )}
      {children}
    </>
  );
}
