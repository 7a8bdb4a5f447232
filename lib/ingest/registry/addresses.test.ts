import { describe, expect, test } from 'vitest';
import { mayConnect } from './addresses.ts';

const PUBLIC = ['93.184.215.14', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '2606:4700::1111'];
const PRIVATE = [
  ...['10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ...['192.0.0.8', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.9', '240.0.0.1'],
  ...['::1', 'fc00::1', 'fdff::1', '2001:db8::1', '2002:7f00:1::', '2001::1', '64:ff9b::7f00:1', '::127.0.0.1'],
  ...['::ffff:10.0.0.1', '::ffff:93.184.215.14', '::FFFF:7f00:1', '0:0:0:0:0:ffff:7f00:1', '3fff::1', '5f00::1'],
];
const NEVER = [
  ...['0.0.0.0', '0.1.2.3', '169.254.169.254', '224.0.0.1', '239.255.255.255', '255.255.255.255'],
  ...['::', 'fe80::1', 'febf::1', 'ff02::1', '::ffff:169.254.169.254', '::ffff:0.0.0.0', 'fe80::1%eth0'],
  ...['', 'localhost', '127.1', '1.2.3.4.5', '2606:4700::1111%eth0'],
];

describe('addresses', () => {
  test.each(PUBLIC)('%s is public', (address) => {
    expect([mayConnect(address, false), mayConnect(address, true)]).toEqual([true, true]);
  });
  test.each(PRIVATE)('%s only where private addresses are allowed', (address) => {
    expect([mayConnect(address, false), mayConnect(address, true)]).toEqual([false, true]);
  });
  test.each(NEVER)('%j never', (address) => {
    expect([mayConnect(address, false), mayConnect(address, true)]).toEqual([false, false]);
  });
});
