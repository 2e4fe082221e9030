// npm run admin:create: the first account of an empty installation, from arguments, the environment, or asked for at the terminal.
import { parseArgs } from "node:util";
import { clientIfMissing, toolEnv } from "./support/build.mjs";
import { kindOf, migrate } from "./support/database.mjs";
import { command, runNode, Stop } from "./support/processes.mjs";
import { askAll } from "./support/questions.mjs";

const FIELDS = [
  { name: "agency", variable: "CERMIN_ADMIN_AGENCY", question: "Nama instansi: " },
  { name: "name", variable: "CERMIN_ADMIN_NAME", question: "Nama Anda: " },
  { name: "nip", variable: "CERMIN_ADMIN_NIP", question: "NIP (kosongkan bila tidak punya): ", optional: true },
  { name: "email", variable: "CERMIN_ADMIN_EMAIL", question: "Surel: " },
  {
    name: "password",
    variable: "CERMIN_ADMIN_PASSWORD",
    question: "Kata sandi (paling sedikit 12 karakter, tidak tampil): ",
    secret: true,
  },
];
const USAGE = `Pakai: npm run admin:create -- --agency NAMA --name NAMA [--nip NIP] --email SUREL
Kata sandi ditanyakan, atau diambil dari CERMIN_ADMIN_PASSWORD; tidak pernah sebagai argumen, yang terlihat oleh semua pengguna komputer.`;

/** Arguments first, then the environment. */
function given() {
  const options = Object.fromEntries(FIELDS.filter(({ secret }) => !secret).map(({ name }) => [name, { type: "string" }]));
  try {
    const { values } = parseArgs({ options, strict: true });
    return Object.fromEntries(FIELDS.map(({ name, variable }) => [name, values[name] ?? process.env[variable]]));
  } catch {
    throw new Stop(USAGE);
  }
}

async function complete(answers) {
  const missing = FIELDS.filter(({ name }) => answers[name] === undefined);
  const asked = missing.length > 0 ? await askAll(missing) : {};
  const needed = asked === null ? missing.filter(({ optional }) => !optional) : [];
  if (needed.length > 0) throw new Stop(`Belum diketahui: ${needed.map(({ variable }) => variable).join(", ")}.\n${USAGE}`);
  return { ...answers, nip: answers.nip ?? "", ...asked };
}

const BEGUN = "Instalasi ini sudah punya akun: akun berikutnya dibuat administrator di halaman Akun. Tidak ada yang diubah.";

await command(async () => {
  const url = process.env.DATABASE_URL;
  const answers = given();
  if (!url) throw new Stop("DATABASE_URL belum diatur: alamat PostgreSQL yang akan dipakai npm start.");
  const kind = await kindOf(url).catch((error) => {
    throw new Stop(`DATABASE_URL tidak dapat dipakai: ${error.message}`);
  });
  if (kind === "agency" || kind === "demo") throw new Stop(BEGUN);
  if (kind !== "empty") throw new Stop("DATABASE_URL menunjuk basis data yang tidak kosong: tidak disentuh. Pakai basis data kosong.");

  const account = await complete(answers);
  await clientIfMissing();
  await migrate(url);
  const { code, output } = await runNode(
    "node_modules/tsx/dist/cli.mjs",
    ["--conditions=react-server", "scripts/support/first-account.ts"],
    {
      ...toolEnv(),
      // asked for by the settings as a whole, used by nothing here
      CERMIN_PUBLIC_ORIGIN: process.env.CERMIN_PUBLIC_ORIGIN ?? "http://localhost",
      CERMIN_KEY_DIR: process.env.CERMIN_KEY_DIR ?? "keys",
      CERMIN_FILE_DIR: process.env.CERMIN_FILE_DIR ?? "files",
      NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? "-".repeat(32),
      CERMIN_FIRST_ACCOUNT: JSON.stringify(account),
    },
  );
  if (code === 3) throw new Stop(BEGUN);
  if (code !== 0) throw new Stop(`${output.trim()}\nTidak ada yang disimpan.`);
  process.stdout.write(`Akun administrator ${output.trim()} dibuat untuk ${account.agency}. Masuk setelah: npm start\n`);
});
