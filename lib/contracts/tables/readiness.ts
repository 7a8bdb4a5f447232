import { LEVEL_TERMS, type Level, type Tristate, word } from '../../domain/vocabulary.ts';
import type { Table } from './table.ts';

export interface PairLine {
  package: string;
  packageName: string;
  site: string;
  siteName: string;
  level: Level;
  runsToday: Tristate;
  targeted: boolean;
  cautions: boolean;
  nextAction: { text: string } | null;
}

/** The cells of the matrix one by one. */
export const readinessTable: Table<PairLine> = {
  noun: 'readiness',
  caption: 'Readiness by package and site',
  rowId: (row) => `${row.package}-${row.site}`,
  columns: [
    { id: 'package', label: 'Package', width: 190, text: ({ packageName }) => packageName },
    { id: 'site', label: 'Site', width: 150, text: ({ siteName }) => siteName },
    { id: 'level', label: 'Readiness', width: 110, text: ({ level }) => LEVEL_TERMS[level].label },
    { id: 'today', label: 'Runs today', width: 110, text: ({ runsToday }) => word(runsToday) },
    { id: 'needed', label: 'Needed', width: 90, text: ({ targeted }) => (targeted ? 'yes' : 'no') },
    { id: 'cautions', label: 'Cautions', width: 90, text: ({ cautions }) => (cautions ? 'yes' : '') },
    { id: 'next', label: 'Next step', width: 280, text: ({ nextAction }) => nextAction?.text ?? '' },
  ],
};
