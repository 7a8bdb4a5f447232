import { expect, test } from 'vitest';
import { platformOfBase } from './base-platform.ts';

const platforms = [
  { slug: 'rhel6', name: 'RHEL6', aliases: ['SL6', 'CentOS6', 'el6'] },
  { slug: 'rhel7', name: 'RHEL7', aliases: ['CentOS7', 'CentOS 7.9'] },
  { slug: 'ubuntu2204', name: 'Ubuntu 22.04', aliases: [] },
];

test.each([
  ['centos:7', 'rhel7'],
  ['docker.io/library/centos:7.9.2009', 'rhel7'],
  ['registry.example.org:5000/base/centos:6@sha256:00', 'rhel6'],
  ['sl6', 'rhel6'],
  ['ubuntu:22.04', 'ubuntu2204'],
  ['centos:latest', null],
  ['centos', null],
  ['debian:12', null],
  ['', null],
  ['///', null],
])('%s is %s', (base, platform) => {
  expect(platformOfBase(base, platforms)).toBe(platform);
});
