import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { one } from "./database";

const here = async () => (await one<{ file: string }>(`SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS file`)).file;

/** Searches the write-ahead log, as bytes, from now on: gives a question that can be asked again and again. */
export async function watchWal() {
  const from = await here();
  return async (text: string): Promise<boolean> => {
    const until = await here();
    const folder = path.join(process.env.TEST_DATA_DIR ?? "", "pg/pg_wal");
    const names = (await readdir(folder)).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= from && name <= until);
    for (const name of names) if ((await readFile(path.join(folder, name))).includes(text)) return true;
    return false;
  };
}
