import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { env } from "./env";

/**
 * Files that came from people lie in a folder of their own, each under the SHA-256 of its bytes: the same bytes are one file,
 * a name says nothing about whose it is, and what is read can be checked against it. A row names a file only once it is there.
 * The bundler is told to look away where it would take the folder for a part of the program and copy it into the build.
 */
const HASH = /^[0-9a-f]{64}$/;
/** What stands in the folder: a file under its hash, or what a writer that was killed left behind, under that and a name of its own. */
const STORED = /^[0-9a-f]{64}(\.[0-9a-f-]{36})?$/;
export const isStoredName = (text: string) => STORED.test(text);

/** Two letters of the hash part the files into 256 folders. */
export const FOLDERS = 256;
const folderOf = (start: string) => path.join(env().CERMIN_FILE_DIR, start);

function fileOf(name: string, shape = HASH): string {
  if (!shape.test(name)) throw new RangeError("not the name of a stored file");
  return path.join(folderOf(name.slice(0, 2)), name);
}

export const hashOfBytes = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Whole and on the disk before it has its name; written anew where it was already, so that it is as young as what names it next. */
export async function storeFile(bytes: Uint8Array, at: Date): Promise<string> {
  const hash = hashOfBytes(bytes);
  const file = fileOf(hash);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomUUID()}`;
  const handle = await open(/*turbopackIgnore: true*/ unfinished, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.utimes(at, at);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(/*turbopackIgnore: true*/ unfinished, file);
  const folder = await open(/*turbopackIgnore: true*/ path.dirname(file));
  await folder.sync(); // the name, too, is on the disk
  await folder.close();
  return hash;
}

/** Throws where the file is gone or is not what its name says. */
export async function readStored(hash: string): Promise<Buffer<ArrayBuffer>> {
  const bytes = await readFile(/*turbopackIgnore: true*/ fileOf(hash));
  if (hashOfBytes(bytes) !== hash) throw new Error(`the file ${hash} is not what its name says`);
  return bytes;
}

/** Makes a file as young as now: what nothing names any more is still there for a backup that names it. */
export const renewStored = (hash: string, at: Date) => utimes(/*turbopackIgnore: true*/ fileOf(hash), at, at).catch(ifMissing(undefined));

/** What stands in one of the folders and was last written before an instant. */
export async function listStoredBefore(folder: number, before: Date): Promise<string[]> {
  const at = folderOf(folder.toString(16).padStart(2, "0"));
  const found: string[] = [];
  for (const name of await readdir(/*turbopackIgnore: true*/ at).catch(ifMissing([]))) {
    const about = await stat(/*turbopackIgnore: true*/ path.join(at, name)).catch(ifMissing(null));
    if (about && about.mtime < before && isStoredName(name)) found.push(name);
  }
  return found;
}

/** Takes a file away, unless it was written anew since: then it stays. What is gone already is no error. */
export async function removeStoredBefore(name: string, before: Date) {
  const file = fileOf(name, STORED);
  const taken = `${fileOf(name.slice(0, 64))}.${randomUUID()}`; // out of sight first, so that nobody writes it anew between look and deed
  await rename(/*turbopackIgnore: true*/ file, taken).catch(ifMissing(null));
  const about = await stat(/*turbopackIgnore: true*/ taken).catch(ifMissing(null));
  if (about && about.mtime >= before) await rename(/*turbopackIgnore: true*/ taken, file);
  else await rm(/*turbopackIgnore: true*/ taken, { force: true });
}

const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code !== "ENOENT") throw error;
    return instead;
  };
