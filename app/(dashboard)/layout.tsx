import { requestStore } from './request-store.ts';

/** Every page below shows what is true at this moment: nothing is rendered ahead of the request. */
export const dynamic = 'force-dynamic';

export default function DashboardLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      {requestStore()?.demonstration && (
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
