import { word } from '#lib/domain/vocabulary.ts';

/** Names of fields as the wiki's columns and the product's pages call them. */
const FIELD_NAMES: Record<string, string> = {
  buildPlatforms: 'Build platform',
  runPlatforms: 'Running platform',
  dependencies: 'Special dependencies',
  upgradable: 'Upgradable?',
  existingVm: 'Existing VM',
  existingContainer: 'Existing container',
  links: 'Links',
  comments: 'Comments',
  date: 'Date',
  name: 'Name',
  nodeOs: 'Node OS',
  networkFs: 'Network FS',
  vmOffer: 'VMs',
  container: 'Container',
  batchSystem: 'Batch system',
  userBinds: 'User binds',
  bindable: 'Mount points',
  imageLimitBytes: 'Image size limit',
  nodeCacheBytes: 'Cache per node',
  proxyCacheBytes: 'Proxy cache',
  storageBytes: 'Storage',
  dueOn: 'Due',
  closedOn: 'Closed',
};

/** "platforms.rhel6.run" → "Platforms › rhel6 › run"; known fields by their column names. */
export function sayField(path: string): string {
  const known = FIELD_NAMES[path];
  if (known) return known;
  const [head = '', ...rest] = path.split('.');
  const first = FIELD_NAMES[head] ?? spaced(head);
  return [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest].join(' › ');
}

const spaced = (name: string): string => word(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

/** The first few fields of a change, and how many more there are. */
export function sayFields(paths: readonly string[], atMost = 3): string {
  const names = [...new Set(paths.map((path) => sayField(path.split('.')[0] ?? path)))];
  const shown = names.slice(0, atMost).join(', ');
  return names.length > atMost ? `${shown} and ${names.length - atMost} more` : shown;
}

/** A stored value as a person would say it; `null` is "nothing". */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.includes(' ') ? value : word(value);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(sayValue).join(', ');
  return sayObject(value as Record<string, unknown>);
}

/** A reference to another entry: "package glastrelease". */
function sayReference(object: Record<string, unknown>): string | null {
  const { kind, slug, ...rest } = object;
  if (typeof kind !== 'string' || typeof slug !== 'string' || Object.keys(rest).length > 0) return null;
  return `${word(kind)} ${slug}`;
}

/** Leads with what the field is about (value, state, support …), then whatever else it says. */
function sayObject(object: Record<string, unknown>): string {
  const reference = sayReference(object);
  if (reference !== null) return reference;
  const said = Object.entries(object).filter(
    ([, value]) => value !== '' && value !== null && value !== false && !isEmpty(value),
  );
  if (said.length === 0) return 'nothing';
  const leading = ['value', 'state', 'support', 'label', 'name', 'slug', 'person'];
  const lead = said.filter(([key]) => leading.includes(key)).map(([, value]) => sayValue(value));
  const raw = said
    .filter(([key, value]) => (key === 'raw' || key === 'text') && !/^\((tick|error)\)$/.test(String(value)))
    .map(([, value]) => `“${String(value)}”`);
  const rest = said
    .filter(([key]) => key !== 'raw' && key !== 'text' && !leading.includes(key))
    .map(([key, value]) => {
      if (key === 'note') return String(value);
      return value === true ? spaced(key) : `${spaced(key)} ${sayValue(value)}`;
    });
  return [...lead, ...raw, ...rest].join(', ');
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A claim in words: quoted when its source had words of its own, else the value as we would say it. */
export function sayClaim({ raw, value }: { raw: string; value: unknown }): { words: string; quoted: boolean } {
  const text = raw.trim();
  if (text === '' || /^\((tick|error)\)$/.test(text)) {
    const words = sayValue(value);
    return { words: words === 'nothing' ? 'left blank' : words, quoted: false };
  }
  // A fact without a sentence of its own is kept as its value's JSON; people should not read that.
  if (/^[[{]/.test(text)) return { words: sayValue(value), quoted: false };
  return { words: text, quoted: true };
}

/** "create" → "created". */
export function sayAction(action: string): string {
  return PAST[action] ?? word(action);
}
const PAST: Record<string, string> = {
  create: 'created',
  edit: 'changed',
  update: 'changed',
  delete: 'moved to the trash',
  trash: 'moved to the trash',
  restore: 'restored',
  revert: 'reverted',
};
