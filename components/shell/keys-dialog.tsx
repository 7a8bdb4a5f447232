import { Keys } from '../help/keys.tsx';
import { Modal, openModal } from './modal.tsx';

/** Shows the keys of the page, as the help has them. */
export function openKeys(): void {
  openModal((gone) => (
    <Modal label="Keys" gone={gone}>
      <div className="modal-head">
        <h2 className="text-head">Keys</h2>
        <form method="dialog">
          <button type="submit" className="button">
            Close
          </button>
        </form>
      </div>
      <Keys />
    </Modal>
  ));
}
