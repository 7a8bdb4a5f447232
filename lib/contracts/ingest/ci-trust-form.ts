import { CI_SCOPES, type CiTrustInput, ciTrustInput } from './ci-trust.ts';
import type { FieldFaults } from './source-form.ts';

/** Fields of the form that go back to the page with their reasons. */
export const CI_TRUST_FIELDS = ['name', 'issuer', 'audience', 'claim', 'project', ...CI_SCOPES] as const;

type Typed = Readonly<Record<string, string | undefined>>;

/** A project that is to be trusted, as the form has it. */
export function parseCiTrust({
  name = '',
  issuer = '',
  audience = '',
  claim,
  project = '',
  ...scopes
}: Typed): { ok: true; value: CiTrustInput } | { ok: false; faults: FieldFaults } {
  const parsed = ciTrustInput.safeParse({
    name: name.trim(),
    issuer: issuer.trim(),
    audience: audience.trim(),
    claim,
    project: project.trim(),
    scopes: CI_SCOPES.filter((scope) => scopes[scope] === 'on'),
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) faults[String(path[0] ?? 'name')] ??= message;
  return { ok: false, faults };
}
