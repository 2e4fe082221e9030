// What a production server asks of its environment, and one sentence for everything that is not as it must be.
import { existsSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { fromCaller } from "./postgres.mjs";
import { root } from "./processes.mjs";

const isLoopback = (hostname) => ["localhost", "127.0.0.1", "::1", "[::1]"].includes(hostname);
const SECRET_LENGTH = 32;

/** Secrets that stand in instructions, examples and tests, and so are no secrets. */
const KNOWN = /change.?me|your.?(next)?auth?.?secret|super.?secret|insecure|placeholder|example|contoh|rahasia|ganti|secret of the tests/i;

const secretFault = (secret) => {
  if (!secret) return "NEXTAUTH_SECRET belum diatur. Buat satu dengan: openssl rand -base64 32";
  if (secret.length < SECRET_LENGTH)
    return `NEXTAUTH_SECRET hanya ${secret.length} karakter, paling sedikit ${SECRET_LENGTH}. Buat satu dengan: openssl rand -base64 32`;
  if (KNOWN.test(secret) || new Set(secret).size < 10)
    return "NEXTAUTH_SECRET adalah contoh atau mudah ditebak. Buat satu dengan: openssl rand -base64 32";
  return null;
};

function originFault(origin) {
  if (!origin) return "CERMIN_PUBLIC_ORIGIN belum diatur: alamat tempat aplikasi dibuka, misalnya https://cermin.kota.go.id";
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) return `CERMIN_PUBLIC_ORIGIN bukan alamat http atau https: ${origin}`;
  if (url.origin !== origin.replace(/\/$/, "")) return `CERMIN_PUBLIC_ORIGIN hanya skema, nama dan port, tanpa lintasan: ${url.origin}`;
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return "CERMIN_PUBLIC_ORIGIN memakai http di luar komputer ini: kata sandi akan terbaca di jaringan. Pakai https.";
  return null;
}

/** A path with its links followed, as far as it is there. */
function realOf(folder) {
  return existsSync(folder) ? realpathSync(folder) : path.join(realOf(path.dirname(folder)), path.basename(folder));
}

const isInside = (folder, parent) => !path.relative(parent, folder).startsWith("..");

const FOLDERS = {
  CERMIN_KEY_DIR: "folder untuk kunci jawaban tersegel, di luar basis data dan cadangannya",
  CERMIN_FILE_DIR: "folder untuk foto dan PDF bukti, yang ikut dicadangkan bersama basis data",
};

function folderFault(name, given) {
  if (!given) return `${name} belum diatur: ${FOLDERS[name]}.`;
  const folder = realOf(fromCaller(given));
  for (const served of [".next", "public"])
    if (isInside(folder, realOf(path.join(root, served))))
      return `${name} ada di dalam ${served}: folder itu disajikan atau dibuang saat membangun. Pilih folder lain.`;
  if (!existsSync(folder)) return null; // made by the first that is written there, for its owner alone
  const about = statSync(folder);
  if (!about.isDirectory()) return `${name} bukan folder.`;
  if (about.mode & 0o007) return `${name} terbuka bagi semua pengguna komputer ini. Tutup dengan: chmod 700 ${given}`;
  return null;
}

/** What is backed up must not hold the keys, nor the keys' folder what people sent. */
function sameFolderFault({ CERMIN_KEY_DIR: keys, CERMIN_FILE_DIR: files }) {
  if (!keys || !files) return null;
  const [a, b] = [keys, files].map((given) => realOf(fromCaller(given)));
  return isInside(a, b) || isInside(b, a) ? "CERMIN_FILE_DIR dan CERMIN_KEY_DIR harus dua folder yang terpisah." : null;
}

const ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

/** Every fault that the environment shows without asking the database. */
export function environmentFaults(env) {
  return [
    env.DATABASE_URL ? null : "DATABASE_URL belum diatur: alamat PostgreSQL, misalnya postgresql://cermin:…@127.0.0.1:5432/cermin",
    secretFault(env.NEXTAUTH_SECRET),
    originFault(env.CERMIN_PUBLIC_ORIGIN),
    ...Object.keys(FOLDERS).map((name) => folderFault(name, env[name])),
    sameFolderFault(env),
    env.CERMIN_ZONE && !ZONES.includes(env.CERMIN_ZONE) ? `CERMIN_ZONE harus salah satu dari ${ZONES.join(", ")}.` : null,
  ].filter((fault) => fault !== null);
}

/** Every fault that shows once it is known whose database it is (database.mjs). */
export function databaseFaults(kind, { CERMIN_DEMO, CERMIN_CLOCK, HOSTNAME }) {
  switch (kind) {
    case "foreign":
      return ["DATABASE_URL menunjuk basis data program lain: tidak disentuh. Pakai basis data kosong."];
    case "half-loaded":
      return ["DATABASE_URL menunjuk basis data yang baru terisi sebagian: kosongkan dahulu atau pakai yang lain."];
    case "demo":
      if (CERMIN_DEMO !== "1")
        return [
          "DATABASE_URL menunjuk basis data demo, yang kata sandinya diketahui semua orang. Untuk tetap menjalankannya: CERMIN_DEMO=1",
        ];
      return isLoopback(HOSTNAME)
        ? []
        : [`Basis data demo hanya dilayani di komputer ini sendiri: HOSTNAME harus localhost, bukan ${HOSTNAME}.`];
    default:
      return CERMIN_CLOCK ? ["CERMIN_CLOCK menggeser jam aplikasi dan hanya berlaku pada basis data demo: hapus."] : [];
  }
}
