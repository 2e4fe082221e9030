// npm start: the production server. It refuses an environment that is not safe, migrates, and serves until it is told to end.
import { addressOf, portOf, startApplication, stayWith } from "./support/application.mjs";
import { isBuilt } from "./support/build.mjs";
import { kindOf, migrate } from "./support/database.mjs";
import { ask, fromCaller } from "./support/postgres.mjs";
import { command, freePort, Stop, timed } from "./support/processes.mjs";
import { databaseFaults, environmentFaults } from "./support/production.mjs";

const say = timed();

/** What the server is given: paths that hold wherever it runs from, and next-auth's address, which is ours. */
function settings(given) {
  const origin = new URL(given.CERMIN_PUBLIC_ORIGIN).origin;
  return {
    DATABASE_URL: given.DATABASE_URL,
    PORT: String(portOf(given)),
    HOSTNAME: given.HOSTNAME || "localhost", // behind a proxy on the same machine; another address is asked for by name
    CERMIN_PUBLIC_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET,
    CERMIN_KEY_DIR: fromCaller(given.CERMIN_KEY_DIR),
    CERMIN_FILE_DIR: fromCaller(given.CERMIN_FILE_DIR),
  };
}

const refuse = (faults) => {
  if (faults.length > 0) throw new Stop(faults.join("\n"));
};

await command(async () => {
  refuse(environmentFaults(process.env));
  const env = settings(process.env);
  const kind = await kindOf(env.DATABASE_URL).catch((error) => {
    throw new Stop(`DATABASE_URL tidak dapat dipakai: ${error.message}`);
  });
  refuse(databaseFaults(kind, { ...process.env, HOSTNAME: env.HOSTNAME }));
  if (!isBuilt()) throw new Stop("Belum ada hasil bangun dari sumber ini. Jalankan dahulu: npm run build");
  if (!(await freePort(Number(env.PORT), env.HOSTNAME)))
    throw new Stop(`${env.HOSTNAME}:${env.PORT} tidak dapat dipakai: sedang dipakai program lain, atau bukan alamat komputer ini.`);
  await migrate(env.DATABASE_URL);
  const app = await startApplication(env);
  say(`melayani ${env.CERMIN_PUBLIC_ORIGIN} di ${addressOf(env)}`);
  if (await isWithoutAccount(env.DATABASE_URL)) say("belum ada akun; buat yang pertama dengan: npm run admin:create");
  await stayWith({ app: app.pid });
});

async function isWithoutAccount(url) {
  return ask(url, async (client) => (await client.query("SELECT 1 FROM account LIMIT 1")).rowCount === 0);
}
