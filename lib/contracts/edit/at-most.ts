/** Entries that one act of a person may change; a catalogue is loaded by a command. */
export const ENTRIES_AT_MOST = 500;
