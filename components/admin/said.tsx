/** Codes of answers in words; what went wrong is said as an alert. */
const GOOD: Readonly<Record<string, string>> = {
  changed: 'The settings are changed. They count from the next delivery on.',
  'old-ended': 'The old secret is refused from now on.',
  retired: 'The source is retired: whatever it sends is refused. What it sent before stays.',
  'taken-back': 'The source is in use again.',
  mapped: 'The repository is mapped. Its tags are read as soon as the worker comes to it.',
  unmapped: 'The repository is mapped no longer. Its builds stay.',
  sweeping: 'The worker reads the repositories now. What it finds stands below when it is done.',
  trusted: 'The project is trusted from the next request on.',
  'list-kept': 'The list is kept. Probes look for what it promises from now on.',
  'list-replaced': 'The list is replaced. Probes look for what it promises from now on.',
  'list-dropped': 'The list is taken away. What was reported stays.',
  ended: 'It is trusted no longer: the next request with a token of that project is refused.',
};
const BAD: Readonly<Record<string, string>> = {
  'not-made': 'No source was made. What has to change stands at the fields.',
  'bad-secret':
    'No secret was stored: one has 16 to 200 characters without spaces; of Standard Webhooks it is whsec_ and at least 24 bytes in base64.',
  'name-taken': 'Nothing was stored: another has this name.',
  'not-changed': 'Nothing was changed. What has to change stands at the fields.',
  'not-mapped': 'Nothing was mapped. What has to change stands at the fields.',
  'no-image':
    'Nothing was mapped: there is no image of this name, or it is in the trash. Tick that it is to be made, or restore it.',
  'no-sweep': 'There is nothing to read: no repository is mapped, or all of them wait for the worker already.',
  refused: 'Nothing was changed: the source is retired. Take it into use again first.',
  waits: 'Nothing was changed: it is waiting for its run already.',
  removed: 'Nothing was changed: what it said is kept no longer, so that it cannot run again.',
  'not-replayed': 'Nothing was replayed: the list was empty or too long.',
  'not-trusted': 'Nothing is trusted. What has to change stands at the fields.',
  'list-name': 'Nothing was kept: the list needs a name of at most 60 characters.',
  'list-format': 'Nothing was kept: say what kind of list it is.',
  'list-body': 'Nothing was kept: the list is empty, longer than a million characters, or no text.',
  'list-none': 'Nothing was kept: no line of it names an image. Is it of the other kind?',
  'list-gone': 'That list was taken away already.',
  'ended-before': 'That is trusted no longer already.',
};

/** What the form before this page did. */
export function AdminSaid({ said, count }: { said: string | null; count?: string | null }) {
  if (said === 'replayed') {
    const many = /^\d{1,3}$/.test(count ?? '') ? Number(count) : 1;
    return <Note is="status">{`${many === 1 ? '1 delivery runs' : `${many} deliveries run`} again.`}</Note>;
  }
  if (said === null) return null;
  if (Object.hasOwn(GOOD, said)) return <Note is="status">{GOOD[said]}</Note>;
  return Object.hasOwn(BAD, said) ? <Note is="alert">{BAD[said]}</Note> : null;
}

const Note = ({ is, children }: { is: 'status' | 'alert'; children: React.ReactNode }) => (
  <p className="notice mt-4" role={is}>
    {children}
  </p>
);

/** A secret, and the address it belongs to, which is shown here and nowhere else again. */
export function SecretSaid({ said, secret }: { said: string | null; secret: string | null }) {
  if (said !== 'made' && said !== 'rotated') return null;
  const done = said === 'made' ? 'The source is made.' : 'There is a new secret.';
  if (secret === null) {
    return (
      <Note is="status">
        {done} No secret is shown: the sender made it, its provider takes none, or the minute is over. If it was lost,
        make another.
      </Note>
    );
  }
  return (
    <div className="notice mt-4" role="status">
      <p>{done} This is the secret. Copy it now: it is shown for a minute, and never again.</p>
      <p className="key mt-1 break-all">{secret}</p>
    </div>
  );
}
