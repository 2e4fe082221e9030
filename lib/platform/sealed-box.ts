import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "./env";

/**
 * Answers without an author lie sealed to their batch's public key until the batch moves whole (house 3).
 * The private key is a file of the key folder: not in the database, a log or a backup. Once destroyed, what copies of the
 * box are left anywhere is ciphertext that nobody can open.
 */
const SIZE = 4096; // every sealed text has this length before encryption, so that its length says nothing
const LABEL = "cermin sealed answer";

const uuid = z.uuid();
const fileOf = (id: string) => path.join(env().CERMIN_KEY_DIR, `${uuid.parse(id)}.key`);

/** A key pair for one batch: the private half goes into its file, the public half (44 bytes, SPKI) comes back. */
export async function makeBatchKey(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  await mkdir(env().CERMIN_KEY_DIR, { recursive: true, mode: 0o700 });
  await writeFile(fileOf(id), privateKey.export({ format: "der", type: "pkcs8" }), { mode: 0o600, flag: "wx" });
  return new Uint8Array(publicKey.export({ format: "der", type: "spki" }));
}

/** Overwrites the file before it is removed; a key that is gone already is no error. */
export async function destroyBatchKey(id: string) {
  const file = fileOf(id);
  await chmod(file, 0o600)
    .then(() => writeFile(file, randomBytes(64)))
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  await rm(file, { force: true });
}

/** The batches whose keys lie in the folder. */
export async function listBatchKeys(): Promise<string[]> {
  const names = await readdir(env().CERMIN_KEY_DIR).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.flatMap((name) => (name.endsWith(".key") && uuid.safeParse(name.slice(0, -4)).success ? [name.slice(0, -4)] : []));
}

const secretOf = (own: KeyObject, other: KeyObject, salt: Buffer) =>
  Buffer.from(hkdfSync("sha256", diffieHellman({ privateKey: own, publicKey: other }), salt, LABEL, 32));

/** Throws RangeError for a text over 4,092 bytes of UTF-8: an answer's fields are bounded well below. */
export function seal(publicKey: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const body = Buffer.from(text, "utf8");
  if (body.length > SIZE - 4) throw new RangeError(`${body.length} bytes do not fit into a sealed answer`);
  const padded = Buffer.alloc(SIZE);
  padded.writeUInt32BE(body.length, 0);
  body.copy(padded, 4);

  const once = generateKeyPairSync("x25519");
  const oncePublic = once.publicKey.export({ format: "der", type: "spki" });
  const recipient = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secretOf(once.privateKey, recipient, oncePublic), iv);
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
  return new Uint8Array(Buffer.concat([oncePublic, iv, cipher.getAuthTag(), sealed]));
}

/** Opens the answers of one batch. Throws when the key is gone or an answer was not sealed to it. */
export async function openBatch(id: string, sealed: readonly Uint8Array[]): Promise<string[]> {
  const own = createPrivateKey({ key: await readFile(fileOf(id)), format: "der", type: "pkcs8" });
  return sealed.map((bytes) => {
    const box = Buffer.from(bytes);
    const oncePublic = box.subarray(0, 44);
    const other = createPublicKey({ key: oncePublic, format: "der", type: "spki" });
    const decipher = createDecipheriv("aes-256-gcm", secretOf(own, other, oncePublic), box.subarray(44, 56));
    decipher.setAuthTag(box.subarray(56, 72));
    const padded = Buffer.concat([decipher.update(box.subarray(72)), decipher.final()]);
    return padded.subarray(4, 4 + padded.readUInt32BE(0)).toString("utf8");
  });
}
