import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  /** The one address the application is reached at. No header is asked. */
  CERMIN_PUBLIC_ORIGIN: z.url().transform((url) => new URL(url).origin),
  NEXTAUTH_SECRET: z.string().min(32),
  /** Where the private keys of boxes lie: a folder, never the database. */
  CERMIN_KEY_DIR: z.string().min(1),
  /** Where photos and PDFs lie, each under its hash: a folder that is backed up with the database and never served. */
  CERMIN_FILE_DIR: z.string().min(1),
  /** The zone in which a legal day begins and ends. */
  CERMIN_ZONE: z.enum(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]).default("Asia/Jakarta"),
  /** The instant at start, for demonstrations and tests; it runs on from there. Refused on a database without the demo mark. */
  CERMIN_CLOCK: z.iso.datetime().optional(),
  HOSTNAME: z.string().default(""),
});

let parsed: z.output<typeof schema> | undefined;

/** Read on first use, not on import, so that a build needs no secret. Throws a ZodError that names what is missing. */
export const env = () => (parsed ??= schema.parse(process.env));

export const isLoopback = (hostname: string) => ["localhost", "127.0.0.1", "::1"].includes(hostname);
