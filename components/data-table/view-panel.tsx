import { DENSITIES } from '#lib/contracts/table-view.ts';
import { shownColumns, type Table } from '#lib/contracts/tables/table.ts';
import type { PlacedColumn } from './kit.ts';
import { Menu } from './menu.tsx';
import type { Asked, Go } from './use-address.ts';

/** Which columns are shown, in which order and which of them stay; how rows are grouped and how tall they are. */
export function ViewPanel<Row>({
  table,
  columns,
  asked,
  go,
  groups,
}: {
  table: Table<Row>;
  columns: readonly PlacedColumn<Row>[];
  asked: Asked;
  go: Go;
  groups: Readonly<Record<string, string>>;
}) {
  const { query, view } = asked;
  const shown = shownColumns(table, view.cols);
  const [first = '', ...movable] = shown;
  const label = new Map(table.columns.map((column) => [column.id, column.label]));
  const others = table.columns.filter(({ id }) => !shown.includes(id));
  const own = view.cols === null && view.pin.length === 0 && Object.keys(view.width).length === 0;
  const show = (id: string, on: boolean) =>
    go({ view: { cols: on ? [...shown, id] : shown.filter((one) => one !== id) } });
  const move = (id: string, by: number) => {
    const at = movable.indexOf(id);
    const rest = movable.filter((one) => one !== id);
    go({ view: { cols: [first, ...rest.slice(0, at + by), id, ...rest.slice(at + by)] } });
  };
  const pin = (id: string) =>
    go({ view: { pin: view.pin.includes(id) ? view.pin.filter((one) => one !== id) : [...view.pin, id] } });
  return (
    <Menu label="View" choices={others.length}>
      <div className="facet-panel view-panel">
        {Object.keys(groups).length > 0 && (
          <label className="view-line">
            Group by
            <select
              name="group"
              className="field"
              value={query.group ?? ''}
              onChange={({ target }) => go({ query: { group: target.value === '' ? null : target.value, closed: [] } })}
            >
              <option value="">nothing</option>
              {Object.entries(groups).map(([key, words]) => (
                <option key={key} value={key}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="view-line">
          Rows
          <select
            name="density"
            className="field"
            value={view.density}
            onChange={({ target }) => go({ view: { density: target.value === 'compact' ? 'compact' : 'regular' } })}
          >
            {DENSITIES.map((density) => (
              <option key={density} value={density}>
                {density === 'compact' ? 'one line each' : 'as tall as their text'}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend className="note">Columns</legend>
          <input type="hidden" name="cols" value={first} />
          {movable.map((id, at) => (
            <div key={id} className="view-line">
              <label>
                <input type="checkbox" name="cols" value={id} checked onChange={() => show(id, false)} />
                {label.get(id)}
              </label>
              <span className="view-acts">
                <button
                  type="button"
                  disabled={at === 0}
                  onClick={() => move(id, -1)}
                  aria-label={`Move ${label.get(id)} left`}
                >
                  ←
                </button>
                <button
                  type="button"
                  disabled={at === movable.length - 1}
                  onClick={() => move(id, 1)}
                  aria-label={`Move ${label.get(id)} right`}
                >
                  →
                </button>
                <button
                  type="button"
                  aria-pressed={view.pin.includes(id)}
                  onClick={() => pin(id)}
                  aria-label={`Keep ${label.get(id)} in view`}
                >
                  keep
                </button>
              </span>
            </div>
          ))}
          {others.map(({ id, label: words }) => (
            <label key={id} className="view-line justify-start!">
              <input type="checkbox" name="cols" value={id} checked={false} onChange={() => show(id, true)} />
              {words}
            </label>
          ))}
        </fieldset>
        {!own && (
          <button
            type="button"
            className="button mt-2 w-full justify-center"
            onClick={() => go({ view: { cols: null, pin: [], width: {} } })}
          >
            The table’s own columns
          </button>
        )}
        <p className="note mt-2">{columns.length} columns. Drag a heading to move it, its right edge to widen it.</p>
      </div>
    </Menu>
  );
}
