/** Entries that one act of a person may change; a catalogue is loaded by a command. */
export const ENTRIES_AT_MOST = 500;

/** Entries that one act may take back; a catalogue that was loaded is not undone at a click. */
export const REVERTED_AT_MOST = 500;
