/** Every page below shows what is true at this moment: nothing is rendered ahead of the request. */
export const dynamic = 'force-dynamic';

export default function DashboardLayout({ children }: { children: React.ReactNode }) {
  return children;
}
