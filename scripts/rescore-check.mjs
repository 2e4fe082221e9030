// npm run rescore:check: every stored result computed again, on the database that runs or on one started for it.
import path from "node:path";
import { localEnv } from "./support/application.mjs";
import { clientIfMissing, toolEnv } from "./support/build.mjs";
import { kindOf } from "./support/database.mjs";
import { hasData, place, startPostgres } from "./support/postgres.mjs";
import { command, runNode, Stop } from "./support/processes.mjs";

await command(async () => {
  const where = place();
  const url = process.env.DATABASE_URL ?? (await own(where));
  const kind = await kindOf(url).catch((error) => {
    throw new Stop(`Basis data tidak dapat dibaca: ${error.message}`);
  });
  if (kind === "empty") throw new Stop("Basis data ini kosong: belum ada hasil untuk diperiksa.");
  await clientIfMissing();
  const env = toolEnv(localEnv({ data: where.data, url, port: 3000 }));
  const { code } = await runNode("node_modules/tsx/dist/cli.mjs", ["--conditions=react-server", "scripts/rescore-check.ts"], env, {
    show: true,
  });
  return code;
});

/** The server of the data folder; one that was not running is ended with the command. */
async function own(where) {
  if (!hasData(where)) throw new Stop(`Belum ada basis data di ${path.join(where.data, "pg")}: jalankan npm run demo dahulu.`);
  const { url } = await startPostgres(where);
  return `${url}/cermin`;
}
