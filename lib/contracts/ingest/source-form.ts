import { type NewSourceInput, newSourceInput, repositoryRule, type SourceChange, sourceChange } from './source.ts';

/** What is wrong with a field of a form, by its name there. */
export type FieldFaults = Readonly<Record<string, string>>;
type Typed = Readonly<Record<string, string | undefined>>;
type Parsed<T> = { ok: true; value: T } | { ok: false; faults: FieldFaults };

/** Fields of the forms that go back to the page with their reasons; what is secret is never among them. */
export const SOURCE_FIELDS = ['name', 'provider', 'registries', 'trusted', 'private', 'user'] as const;
export const RULE_FIELDS = ['repository', 'image', 'tags', 'create'] as const;
/** Longest text of a form that goes back with its reason: it is carried by an address. */
export const TYPED_AT_MOST = 1000;

/** The cookie that carries a new secret to the page that shows it: no address, log or history of a browser holds it. */
export const SECRET_SHOWN_ONCE = 'seaworthy_new_secret';

/** How the forms call what the contract calls otherwise. */
const FORM_NAMES: Readonly<Record<string, string>> = {
  registryHosts: 'registries',
  trustedHosts: 'trusted',
  allowPrivate: 'private',
  registryUser: 'user',
  registryPassword: 'password',
  tagPolicy: 'tags',
};

interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** The first fault of each field. */
function faultsOf(issues: readonly Issue[]): FieldFaults {
  const faults: Record<string, string> = {};
  for (const { path, message } of issues) {
    const field = String(path[0] ?? 'name');
    faults[FORM_NAMES[field] ?? field] ??= message;
  }
  return faults;
}

/** Hosts as they are typed: one a line, or with commas or spaces between. */
const hosts = (text = ''): string[] => text.split(/[\s,]+/).filter((host) => host !== '');

const settings = ({ name = '', registries, trusted, user = '', ...typed }: Typed) => ({
  name: name.trim(),
  registryHosts: hosts(registries),
  trustedHosts: hosts(trusted),
  allowPrivate: typed.private === 'on',
  registryUser: user.trim(),
});

/** A new source as its form has it. */
export function parseNewSource(typed: Typed): Parsed<NewSourceInput> {
  const { password = '', secret = '' } = typed;
  const given = secret === '' ? {} : { secret };
  const input = { ...settings(typed), provider: typed.provider, registryPassword: password, ...given };
  const parsed = newSourceInput.safeParse(input);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, faults: faultsOf(parsed.error.issues) };
}

/** The settings of a source as their form has them. An empty password leaves the stored one, unless it is to be forgotten. */
export function parseSourceChange(typed: Typed): Parsed<SourceChange> {
  const { password = '', forget } = typed;
  const secret = password !== '' ? { registryPassword: password } : forget === 'on' ? { registryPassword: '' } : {};
  const parsed = sourceChange.safeParse({ ...settings(typed), ...secret });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, faults: faultsOf(parsed.error.issues) };
}

/** One repository with its image, as its form has it. */
export function parseRule({ repository = '', image = '', tags = '' }: Typed) {
  const rule = { repository: repository.trim(), image: image.trim(), tagPolicy: tags };
  const parsed = repositoryRule.safeParse(rule);
  return parsed.success
    ? { ok: true as const, value: parsed.data }
    : { ok: false as const, faults: faultsOf(parsed.error.issues) };
}
