import { Missing } from '#components/ui/missing.tsx';
import { account } from './(dashboard)/reader.ts';

export default function NotFound() {
  return <Missing account={account()} what="There is no page at this address." />;
}
