import { Missing } from '#components/ui/missing.tsx';

export default function NotFound() {
  return <Missing what="There is no page at this address." />;
}
