const FORM = /^(https?:\/\/)?([^\s/?#@\\]+)\/?$/i;
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Docker Hub is called one thing and reached at another. */
const REACHED_AT: Readonly<Record<string, string>> = {
  'docker.io': 'registry-1.docker.io',
  'index.docker.io': 'registry-1.docker.io',
};

/**
 * Scheme, host and port behind what an admin wrote: `host[:port]`, asked over TLS; without it after `http://`, or on
 * loopback where private addresses are allowed. Null when that is no host.
 */
export function originOf(host: string, allowPrivate: boolean): string | null {
  const [, scheme, name = ''] = FORM.exec(host.trim()) ?? [];
  const known = REACHED_AT[name.toLowerCase()] ?? name;
  if (known === '' || !URL.canParse(`https://${known}`)) return null;
  const isPlain = allowPrivate && LOOPBACK.test(new URL(`https://${known}`).hostname);
  return new URL(`${scheme ?? (isPlain ? 'http://' : 'https://')}${known}`).origin;
}
