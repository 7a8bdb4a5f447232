import { Sign } from './signs.tsx';

/** Says in a cell that statements on what it shows contradict each other and nobody has settled which holds. */
export const Contradicted = () => (
  <span className="caution note block">
    <Sign name="caution" size={12} /> contradicted
  </span>
);
