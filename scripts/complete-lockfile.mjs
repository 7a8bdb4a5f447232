// Run after `npm install` changed package-lock.json: node scripts/complete-lockfile.mjs
//
// A registry mirror often holds the binaries of its own platforms only. npm then leaves the others out of the lockfile
// it writes, and `npm ci` refuses that lockfile everywhere, this mirror included. Their entries are therefore written
// here: version, system and processor are known from the package that asks for them; a checksum is not, so npm takes
// the one of the registry it finds them on.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json');
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** The platform in a package's name, such as linux-arm64-musl; undefined for a package that is none. */
function platformOf(name) {
  const words = name.split('/').pop().split('-');
  const os = systems.find((one) => words.includes(one) || (one === 'win32' && words.includes('windows')));
  const cpu = processors.find((one) => words.includes(one));
  if (!cpu) return undefined;
  const libc =
    os !== 'linux' ? undefined : words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return { cpu: [cpu], ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

/** Adds what is missing to a lockfile's packages and returns the paths it added. */
export function completeLockfile(packages) {
  const added = [];
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    if (parent === '') continue;
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const path = `node_modules/${name}`;
      const platform = platformOf(name);
      if (packages[path] || packages[`${parent}/${path}`] || !platform || !/^\d/.test(version)) continue;
      packages[path] = { version, ...(dev && { dev }), optional: true, ...platform };
      added.push(path);
    }
  }
  return added;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = completeLockfile(lock.packages);
  const [own, ...others] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([own, ...others.sort(([a], [b]) => (a < b ? -1 : 1))]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length > 0 ? `Added ${added.join(', ')}.` : 'The lockfile is complete.');
}
