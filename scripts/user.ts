import { parseArgs } from 'node:util';
import { systemActor } from '#lib/auth/actor.ts';
import { publicUrl } from '#lib/auth/public-url.ts';
import { closeDatabase, db } from '#lib/base/db.ts';
import { newPersonInput } from '#lib/contracts/people.ts';
import { createPerson } from '#lib/store/people/create-person.ts';
import { inviteAgain, inviteFirstAdmin } from '#lib/store/people/invite.ts';
import { Problem, reportAndExit } from './problem.ts';

const USAGE = `npm run user -- create EMAIL --role ROLE [--for package/SLUG or site/SLUG] [--name NAME]
  makes an account and prints a link that sets its password, once
npm run user -- invite EMAIL
  prints a new link for an account that has none or forgot its password
npm run user -- first-admin
  prints the link that makes the first admin, while there is none`;

const ctx = () => ({ actor: systemActor('user'), now: new Date() });
const link = (token: string): string => `${publicUrl()}/welcome?token=${token}`;

async function create(email: string, { role, name, subject }: { role: string; name?: string; subject?: string }) {
  const [kind, ...rest] = (subject ?? '').split('/');
  const entry = subject === undefined ? null : { kind, slug: rest.join('/') };
  const parsed = newPersonInput.safeParse({ email, name: name ?? email, grants: [{ role, entry }] });
  if (!parsed.success) {
    const said = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ');
    throw new Problem(`Nobody was created. ${said}`, USAGE);
  }
  const result = await createPerson({ ctx: ctx(), input: parsed.data });
  if (!result.ok) throw new Problem(result.failure.detail, 'Use “invite” for somebody who is there already.');
  return link(result.value.token);
}

async function invite(email: string): Promise<string> {
  const user = await db().user.findUnique({ where: { handle: email.toLowerCase() }, select: { id: true } });
  if (!user) throw new Problem(`Nobody signs in with ${email}.`, USAGE);
  const result = await inviteAgain({ ctx: ctx(), input: { userId: user.id } });
  if (!result.ok) throw new Problem(result.failure.detail, 'Ask the person to sign in there.');
  return link(result.value.token);
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { role: { type: 'string' }, name: { type: 'string' }, for: { type: 'string' } },
  });
  const [verb, email] = positionals;
  if (verb === 'first-admin') {
    const made = await inviteFirstAdmin({ ctx: ctx() });
    const token = made.ok ? made.value : null;
    if (token !== null) console.log(`There is no admin yet. Become it here, once, within two days: ${link(token)}`);
  } else if (verb === 'create' && email && values.role) {
    const { role, name, for: subject } = values;
    console.log(await create(email, { role, ...(name && { name }), ...(subject && { subject }) }));
  } else if (verb === 'invite' && email) console.log(await invite(email));
  else throw new Problem('Which account?', USAGE);
}

try {
  await main();
  await closeDatabase();
} catch (error) {
  reportAndExit(error);
}
