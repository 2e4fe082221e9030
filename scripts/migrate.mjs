// Prisma's own schema engine as WebAssembly: apply | diff [name] | drift. It needs no binary and no download.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bg from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
const SCHEMA = "prisma/schema";
const MIGRATIONS = "prisma/migrations";
const filters = { externalTables: [], externalEnums: [] };
const CHAR = 18; // PostgreSQL's internal "char", which the catalogue is full of
const TEXT = 25;

/** The pg adapter with three faults mended: it cannot read "char"; it cuts scripts at every semicolon; its shadow database is the real one. */
function mendedAdapter(url) {
  // What a migration counts by legal day is counted as the application will go on counting it.
  const factory = new PrismaPg({ connectionString: url, options: `-c cermin.zone=${process.env.CERMIN_ZONE ?? ""}` });
  const mended = Object.create(factory);
  mended.connect = async () => mend(await factory.connect());
  mended.connectToShadowDb = async () => {
    const name = `shadow_${process.pid}`;
    const there = new URL(url);
    there.pathname = `/${name}`;
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const shadow = mend(await new PrismaPg({ connectionString: there.href }).connect());
    const close = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await close();
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
    };
    return shadow;
  };
  return mended;
}

function mend(adapter) {
  const { queryRaw } = Object.getPrototypeOf(adapter);
  const performIO = adapter.performIO.bind(adapter);
  adapter.executeScript = async (script) => {
    await adapter.client.query(script); // without parameters PostgreSQL takes many statements at once
  };
  adapter.queryRaw = async (query) => {
    const chars = [];
    const asText = async (given) => {
      const answer = await performIO(given);
      answer.fields.forEach((field, i) => {
        if (field.dataTypeID !== CHAR) return;
        field.dataTypeID = TEXT;
        chars.push(i);
      });
      return answer;
    };
    const answer = await queryRaw.call(Object.create(adapter, { performIO: { value: asText } }), query);
    for (const i of chars) answer.columnTypes[i] = ColumnTypeEnum.Character;
    return answer;
  };
  return adapter;
}

async function openEngine(url) {
  const wasm = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg")).replace(/js$/, "wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": bg });
  bg.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = schemaNow().map(({ path, content }) => [path, content]);
  return bg.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(mendedAdapter(url)));
}

const schemaNow = () =>
  readdirSync(SCHEMA)
    .filter((file) => file.endsWith(".prisma"))
    .sort()
    .map((file) => ({ path: `${SCHEMA}/${file}`, content: readFileSync(`${SCHEMA}/${file}`, "utf8") }));

function schemaAtHead() {
  const git = (...args) => execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const paths = git("ls-tree", "-r", "--name-only", "HEAD", "--", SCHEMA).split("\n");
  return paths.filter((path) => path.endsWith(".prisma")).map((path) => ({ path, content: git("show", `HEAD:./${path}`) }));
}

const migrationsList = () => ({
  baseDir: `${process.cwd()}/${MIGRATIONS}`,
  lockfile: { path: "migration_lock.toml", content: readFileSync(`${MIGRATIONS}/migration_lock.toml`, "utf8") },
  shadowDbInitScript: "",
  migrationDirectories: readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({
      path,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: readFileSync(`${MIGRATIONS}/${path}/migration.sql`, "utf8") } },
    })),
});

const asModel = (files) => (files.length > 0 ? { tag: "schemaDatamodel", files } : { tag: "empty" });
const isEmpty = (sql) => sql.includes("empty migration") || sql.trim() === "";

async function difference(engine, from, to) {
  const { stdout } = await engine.diff({ from, to, script: true, shadowDatabaseUrl: null, exitCode: null, filters });
  return stdout ?? "";
}

const verbs = {
  async apply(engine, url) {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationsList(), filters });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    // Stored instants are read by other programs too: whoever connects without a zone of its own gets UTC.
    await client.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''UTC''', current_database()); END $$`);
    await client.end();
    console.log(appliedMigrationNames.length > 0 ? appliedMigrationNames.join("\n") : "nothing to migrate");
  },
  /** The schema committed at HEAD against the schema in the working tree: the next migration's SQL. */
  async diff(engine, _url, name) {
    const sql = await difference(engine, asModel(schemaAtHead()), asModel(schemaNow()));
    if (!name || isEmpty(sql)) return console.log(sql);
    const folder = `${MIGRATIONS}/${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/migration.sql`, sql);
    console.log(`${folder}/migration.sql: read it, add what Prisma cannot say, commit it with the schema`);
  },
  /** All migrations, replayed on an empty shadow database, against the schema: exit 1 where they differ. */
  async drift(engine) {
    const sql = await difference(engine, { tag: "migrations", ...migrationsList() }, asModel(schemaNow()));
    console.log(sql);
    if (!isEmpty(sql)) process.exitCode = 1;
  },
};

const [, , verb, name] = process.argv;
const url = process.env.DATABASE_URL;
if (!Object.hasOwn(verbs, verb ?? "") || !url || !existsSync(SCHEMA)) {
  console.error("Usage, in the project's folder, with DATABASE_URL set: migrate.mjs apply | diff [name] | drift");
  process.exit(2);
}
await verbs[verb](await openEngine(url), url, name);
process.exit();
