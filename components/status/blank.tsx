import { Sign } from './signs.tsx';

/** Nothing is known here, which is not the same as no. */
export function Blank({ words = 'nobody has said' }: { words?: string }) {
  return (
    <span className="term term-quiet whitespace-nowrap">
      <Sign name="blank" size={12} />
      {words}
    </span>
  );
}
