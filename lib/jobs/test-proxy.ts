import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** A registry in front of another, that hangs for some repositories, or wants to be left alone. */
export interface HangingProxy {
  host: string;
  /** Questions about these repositories get no answer. */
  hangsFor: Set<string>;
  /** Seconds that it wants to be left alone for; null when it answers. */
  restSeconds: number | null;
  /** Questions so far. */
  asked(): number;
  /** Questions that hang at this moment. */
  hanging(): number;
  /** Answers all that hangs, and hangs no more. */
  release(): void;
  close(): Promise<void>;
}

/** Passes everything on to a registry on this machine, but for what is to hang. */
export async function startProxy(target: string): Promise<HangingProxy> {
  const hangsFor = new Set<string>();
  const waiting = new Set<() => void>();
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const [hostname, port] = target.split(':');
    const { method, url: path, headers } = incoming;
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };
  let asked = 0;
  const server = createServer((incoming, outgoing) => {
    asked += 1;
    if (proxy.restSeconds !== null) {
      outgoing.writeHead(429, { 'retry-after': `${proxy.restSeconds}` }).end();
      return;
    }
    const isToHang = [...hangsFor].some((repository) => incoming.url?.startsWith(`/v2/${repository}/`));
    if (!isToHang) return pass(incoming, outgoing);
    const go = () => {
      waiting.delete(go);
      pass(incoming, outgoing);
    };
    waiting.add(go);
    outgoing.on('close', () => waiting.delete(go));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const proxy: HangingProxy = {
    host: `127.0.0.1:${port}`,
    hangsFor,
    restSeconds: null,
    asked: () => asked,
    hanging: () => waiting.size,
    release() {
      hangsFor.clear();
      for (const go of [...waiting]) go();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
