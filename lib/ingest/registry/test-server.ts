import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { openRegistry, type Registry, type RegistryAddress } from './open-registry.ts';

/** What the tests of a registry ask for. */
export const repository = 'fermi/glastrelease';
export const IMAGE_TYPE = 'application/vnd.oci.image.manifest.v1+json';
export const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
export const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';

const closers: (() => unknown)[] = [];
/** What to end when a test is over. */
export const atEnd = (close: () => unknown): number => closers.push(close);
/** Ends everything that a test has begun. */
export function endAll(): void {
  for (const close of closers.splice(0)) close();
}

/** Lets a server listen on a free port of loopback; says where. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen.');
  return `127.0.0.1:${address.port}`;
}

/** A server on loopback that does what a test tells it to; `asked` is what it was asked, with the credentials shown. */
export async function serve(listener: RequestListener): Promise<{ host: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? '-'}`);
    listener(request, response);
  });
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: await listen(server), asked };
}

/** The same without HTTP. */
export async function serveBytes(connected: (socket: Socket) => void): Promise<{ host: string }> {
  const server = createTcpServer((socket) => {
    atEnd(() => socket.destroy());
    connected(socket.on('error', () => {}));
  });
  atEnd(() => server.close());
  return { host: await listen(server) };
}

/** A registry on loopback as an admin would name it for tests. */
export const open = (host: string, more: Partial<RegistryAddress> = {}): Registry =>
  openRegistry({
    host,
    trustedHosts: [],
    allowPrivate: true,
    user: '',
    password: '',
    signal: AbortSignal.timeout(20_000),
    ...more,
  });

export const digestOf = (body: string | Buffer): string => `sha256:${createHash('sha256').update(body).digest('hex')}`;
export const descriptorOf = (mediaType: string, body: string) => ({
  mediaType,
  digest: digestOf(body),
  size: body.length,
});

export const config = JSON.stringify({ architecture: 'amd64', os: 'linux', created: '2024-01-02T03:04:05Z' });
export const manifest = JSON.stringify({ schemaVersion: 2, config: descriptorOf(CONFIG_TYPE, config), layers: [] });

/** What there is at each path within the repository. */
export type Contents = Record<string, { type: string; body: string | Buffer; headers?: Record<string, string> }>;

/** One whole image, at the tag `v1`. */
export const image: Contents = {
  '/manifests/v1': { type: IMAGE_TYPE, body: manifest },
  [`/blobs/${digestOf(config)}`]: { type: 'application/octet-stream', body: config },
};

/** Answers by path; anything else is not there. */
export function contents(bodies: Contents): RequestListener {
  return ({ url = '' }, response) => {
    const found = bodies[url.replace(`/v2/${repository}`, '')];
    if (found) response.writeHead(200, { 'content-type': found.type, ...found.headers }).end(found.body);
    else response.writeHead(404).end();
  };
}
