import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real registry on loopback, for tests and recordings: `docker-registry`, its data in a folder that goes with it. */
export interface TestRegistry {
  /** `127.0.0.1:port` (with TLS `localhost:port`); it keeps its port when it is stopped and started again. */
  host: string;
  /** What it wants to be signed in with; null when it is open to all. */
  login: { user: string; password: string } | null;
  /** Ends it as a power cut would, with all that it had still to tell. Its data stay. */
  kill: () => Promise<void>;
  /** Starts it again with its port and data, and with other settings where some are given. */
  restart: (changed?: TestRegistryOptions) => Promise<void>;
  /** Ends it and removes its data. */
  close: () => Promise<void>;
}

export interface TestRegistryOptions {
  /** Where it tells of pushes and deletions, with which `Authorization` header, and whether of pulls as well. */
  notify?: { url: string; authorization: string; pulls?: boolean } | undefined;
  /** Whether it asks for a user and a password. */
  auth?: boolean;
  /** The service whose tokens it wants, signed with a certificate. */
  token?: { realm: string; service: string; issuer: string; rootcertbundle: string };
  /** With which it speaks TLS, as `localhost`. */
  tls?: { certificate: string; key: string };
}

const LOGIN = { user: 'tester', password: 'of-the-tests-only' };
/** Of that password; the registry takes no other kind of hash. */
const BCRYPT = '$2y$05$abcdefghijklmnopqrstuubAOEU8StxI4R4HghTuZhY8QNDGmcelG';

/** YAML holds JSON. */
function configurationOf(root: string, port: number, { notify, auth, token, tls }: TestRegistryOptions): string {
  const endpoint = notify && {
    name: 'seaworthy',
    url: notify.url,
    headers: { Authorization: [notify.authorization] },
    timeout: '2s',
    threshold: 3,
    backoff: '500ms',
    // Version 2.8 ignores actions only where it ignores a kind of content as well: blobs, of which nobody asked to be told.
    ...(!notify.pulls && { ignore: { mediatypes: ['application/octet-stream'], actions: ['pull'] } }),
  };
  return JSON.stringify({
    version: 0.1,
    log: { level: 'info', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(root, 'data') }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}`, secret: 'of-the-tests-only', ...(tls && { tls }) },
    ...(auth && { auth: { htpasswd: { realm: 'tests', path: join(root, 'htpasswd') } } }),
    ...(token && { auth: { token } }),
    ...(endpoint && { notifications: { endpoints: [endpoint] } }),
  });
}

/** Starts the program and waits until it says where it listens. */
async function serve(file: string): Promise<{ child: ChildProcess; port: number }> {
  // Its settings could also come from the environment.
  const { PATH = '', HOME = '/' } = process.env;
  const child = spawn('docker-registry', ['serve', file], {
    env: { NODE_ENV: 'test', PATH, HOME },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`docker-registry does not start: ${error.message}`)));
    child.once('exit', () => reject(new Error(`docker-registry ended at once:\n${lines.join('\n')}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (lines.length < 50) lines.push(line);
      const [, found] = /listening on [^"]*:(\d+)/.exec(line) ?? [];
      if (found) resolve(Number(found));
    });
  });
  return { child, port };
}

/** Starts a registry on a free port of loopback. */
export async function startRegistry(options: TestRegistryOptions = {}): Promise<TestRegistry> {
  const root = mkdtempSync(join(tmpdir(), 'seaworthy-registry-'));
  const file = join(root, 'config.yml');
  writeFileSync(join(root, 'htpasswd'), `${LOGIN.user}:${BCRYPT}\n`);
  let settings = options;
  const start = (port: number) => {
    writeFileSync(file, configurationOf(root, port, settings));
    return serve(file);
  };
  let { child, port } = await start(0);
  const endWithUs = () => {
    child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  };
  process.on('exit', endWithUs);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    host: `${options.tls ? 'localhost' : '127.0.0.1'}:${port}`,
    login: options.auth ? LOGIN : null,
    kill,
    restart: async (changed) => {
      await kill();
      settings = { ...settings, ...changed };
      ({ child, port } = await start(port));
    },
    close: async () => {
      await kill();
      process.off('exit', endWithUs);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
