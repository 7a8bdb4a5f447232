import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

/** A server of one file that it holds in memory, plain and compressed: what nothing that computes can beat. */
const plain = readFileSync(process.env.FILE ?? '');
const packed = gzipSync(plain, { level: 9 });
const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'max-age=60', ETag: '"1"' };

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === headers.ETag) return void response.writeHead(304, headers).end();
  const small = request.headers['accept-encoding']?.includes('gzip') ?? false;
  const body = small ? packed : plain;
  const encoding = small ? { 'Content-Encoding': 'gzip' } : {};
  response.writeHead(200, { ...headers, ...encoding, 'Content-Length': body.length }).end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
