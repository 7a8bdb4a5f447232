import { BlockList, isIP, isIPv4 } from 'node:net';

type Range = readonly [net: string, bits: number];

function listOf(family: 'ipv4' | 'ipv6', ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [net, bits] of ranges) list.addSubnet(net, bits, family);
  return list;
}

/** Nothing that could be a registry answers here: "this host", link-local (where clouds keep their keys), multicast. */
const NEVER_4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['255.255.255.255', 32],
]);
const NEVER_6 = listOf('ipv6', [
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
]);

/** Loopback, private, shared (CGNAT), for documents and measurements, reserved. */
const PRIVATE_4 = listOf('ipv4', [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['240.0.0.0', 4],
]);

/** Of version 6 only this is the public internet, without what carries version 4 within it, documents and measurements. */
const PUBLIC_6 = listOf('ipv6', [['2000::', 3]]);
const PRIVATE_6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** The version 4 address within `::ffff:a.b.c.d`, in whatever way it is written. */
function mapped(address: string): string | null {
  const { hostname } = new URL(`http://[${address}]`);
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(hostname) ?? [];
  if (high === undefined || low === undefined) return null;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** Whether we connect to an address: a public one, or with `allowPrivate` also a private or loopback one. */
export function mayConnect(address: string, allowPrivate: boolean): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (isIPv4(address)) return !NEVER_4.check(address) && (allowPrivate || !PRIVATE_4.check(address));
  const within = mapped(address);
  if (within !== null) return allowPrivate && mayConnect(within, true);
  if (NEVER_6.check(address, 'ipv6')) return false;
  return allowPrivate || (PUBLIC_6.check(address, 'ipv6') && !PRIVATE_6.check(address, 'ipv6'));
}
