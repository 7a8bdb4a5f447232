import { createServer } from 'node:http';
import pg from 'pg';
import { readSample } from './sample.ts';
import { statements } from './sql.ts';

/**
 * The least a server can be: node:http, ten connections, one prepared statement per address, no validation, no
 * authorisation, no total, no ETag. A program of its own, so that it has a process to itself like ours.
 */
const url = process.env.DATABASE_URL ?? '';
const known = new Map(Object.entries(statements(await readSample(url))));
const pool = new pg.Pool({ connectionString: url, max: 10 });

const server = createServer(async (request, response) => {
  const [path = '', values = ''] = (request.url ?? '').slice(1).split('?');
  const statement = known.get(path);
  if (!statement) return void response.writeHead(404).end();
  const { rows } = await pool.query({ name: path, text: statement.text, values: values.split(',').map(Number) });
  const body = JSON.stringify({ items: rows });
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
