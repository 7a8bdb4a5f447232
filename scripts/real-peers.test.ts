import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ensureRealPeers, REAL_PEERS } from './real-peers.ts';

describe('the programs that tests work with', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('the gate installs the same ones', () => {
    const gate = readFileSync(fileURLToPath(new URL('../.ci/run', import.meta.url)), 'utf8');
    expect(/^for program in (.+); do$/m.exec(gate)?.[1]?.split(' ')).toEqual([...REAL_PEERS]);
  });

  test('who cannot install is told what to install', () => {
    const folder = mkdtempSync(join(tmpdir(), 'seaworthy-peers-'));
    try {
      for (const program of REAL_PEERS.filter((name) => name !== 'umoci')) {
        writeFileSync(join(folder, program), '');
        chmodSync(join(folder, program), 0o755);
      }
      // No apt-get is found here either.
      vi.stubEnv('PATH', folder);
      expect(() => ensureRealPeers(() => {})).toThrow('will fail: umoci.');
      writeFileSync(join(folder, 'umoci'), '', { mode: 0o755 });
      expect(() => ensureRealPeers(() => {})).not.toThrow();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
