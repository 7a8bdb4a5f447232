import { Keys } from '../help/keys.tsx';
import { CloseButton, Modal, openModal } from './modal.tsx';

/** Shows the keys of the page, as the help has them. */
export function openKeys(): void {
  openModal((gone) => (
    <Modal label="Keys" gone={gone}>
      <div className="modal-head">
        <h2 className="text-head">Keys</h2>
        <CloseButton />
      </div>
      <Keys />
    </Modal>
  ));
}
