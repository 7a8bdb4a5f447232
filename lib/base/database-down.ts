/**
 * Codes that mean "the database is not there (now)", from three layers: the socket (node), the server (SQLSTATE: class
 * 08 connection, 57P0x shutdown, 53300 too many connections) and Prisma (P1xxx, and P2024/P2028 no connection in time).
 */
const downCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'ENOENT'],
  ...['57P01', '57P02', '57P03', '57P05', '53300', '53400'],
  ...['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037'],
]);

const downKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

const downMessages =
  /Connection terminated|Can't reach database server|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Transaction already closed|Unable to start a transaction/;

/**
 * Says whether an error means that the database cannot be reached at the moment, so that the right answer is
 * "unavailable, try again" and not "we have a bug". Follows `cause` and aggregated errors; judges by code and message
 * and never by class, because the bundled pages and the plain server hold two copies of every class.
 */
export function isDatabaseDown(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, kind, message, cause, errors, meta } = error as Record<string, unknown>;
  if (typeof code === 'string' && (downCodes.has(code) || /^08\w{3}$/.test(code))) return true;
  if (typeof kind === 'string' && downKinds.has(kind)) return true;
  if (typeof message === 'string' && downMessages.test(message)) return true;
  const inner: unknown[] = [cause, ...(Array.isArray(errors) ? errors : [])];
  if (typeof meta === 'object' && meta !== null) inner.push((meta as Record<string, unknown>).driverAdapterError);
  return inner.some((one) => isDatabaseDown(one, depth + 1));
}
