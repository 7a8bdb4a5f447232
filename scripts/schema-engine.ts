import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  mockMigrationAwareAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

type EngineModule = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm(exports: unknown): void };

let loaded: Promise<EngineModule> | undefined;

/** The package's own entry imports a .wasm file as a module, which Node does not do, so it is instantiated by hand. */
async function loadEngineModule(): Promise<EngineModule> {
  // Not import.meta.resolve: the test runner's loader does not have it.
  const glue = pathToFileURL(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  ).href;
  const engine = (await import(glue)) as EngineModule;
  const bytes = await readFile(new URL('./schema_engine_bg.wasm', glue));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/** The engine reports what the database said only of errors in the form of its adapters. */
function rethrowForEngine(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = '', severity = 'ERROR', message, detail, hint, column } = error;
  const cause = { kind: 'postgres' as const, code, severity, message, detail, hint, column };
  throw new DriverAdapterError({ ...cause, originalCode: code, originalMessage: message });
}

/**
 * The adapter splits a script at every semicolon, which cuts function bodies and texts in two and leaves half a
 * migration behind when one statement fails. Sent whole, PostgreSQL runs it as one transaction.
 */
class WholeScriptAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script: string) => {
      await adapter.underlyingDriver().query(script).catch(rethrowForEngine);
    };
    return adapter;
  }
}

/** The engine asks any server for its version before it does anything, also before comparing two texts. */
const versionAnswer = {
  columnNames: ['exists', 'version', 'numeric_version'],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, 'PostgreSQL 18', 180_000]],
};

function absentServer(): SqlMigrationAwareDriverAdapterFactory {
  const factory = mockMigrationAwareAdapterFactory('postgres');
  return {
    ...factory,
    async connect() {
      const adapter = await factory.connect();
      adapter.queryRaw = async () => versionAnswer;
      adapter.getConnectionInfo = () => ({ supportsRelationJoins: true });
      adapter.dispose = async () => undefined;
      return adapter;
    },
  };
}

async function open(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  loaded ??= loadEngineModule();
  const { SchemaEngine: Engine } = await loaded;
  return Engine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
}

/**
 * Opens Prisma's schema engine, compiled to WebAssembly, on a database: the native one is a download from a host that
 * laboratories behind a firewall do not reach. Free it after use.
 */
export function openSchemaEngine(config: pg.PoolConfig): Promise<SchemaEngine> {
  // The engine never closes its pool; an idle connection would keep the database from being copied or dropped.
  return open(new WholeScriptAdapter({ ...config, max: 1, idleTimeoutMillis: 1 }));
}

/** The same engine without any database, good for comparing schema texts. */
export function openOfflineEngine(): Promise<SchemaEngine> {
  return open(absentServer());
}
