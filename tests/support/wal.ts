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
    const segments = await Promise.all(names.toSorted().map((name) => readFile(path.join(folder, name))));
    return Buffer.concat(segments.flatMap(recordsIn)).includes(text);
  };
}

const PAGE = 8_192;

/** What a segment records, page by page without their heads: a text that begins on one page goes on after the head of the next. */
const recordsIn = (segment: Buffer): Buffer[] =>
  Array.from({ length: segment.length / PAGE }, (_, n) => segment.subarray(n * PAGE + (n === 0 ? 40 : 24), (n + 1) * PAGE));
