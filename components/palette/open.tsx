import type { ShellFacts } from '../shell/facts.ts';
import { Modal, openModal } from '../shell/modal.tsx';
import { Palette } from './palette.tsx';

/** Opens the command palette. */
export function openPalette(facts: ShellFacts): void {
  openModal((gone) => (
    <Modal label="Go to anything" gone={gone} className="palette">
      <Palette facts={facts} />
    </Modal>
  ));
}
