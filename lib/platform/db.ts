import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { env } from "./env";

/**
 * Every connection runs in UTC: under another zone the adapter stores instants hours wrong.
 * The agency's zone is named beside it, for the counts that the database keeps by legal day.
 * Waiting is bounded everywhere: for a connection, a statement, a lock, an idle transaction.
 */
export const connection = (application: string) => ({
  connectionString: env().DATABASE_URL,
  max: 10,
  connectionTimeoutMillis: 2_000,
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  application_name: application,
  options: `-c TimeZone=UTC -c cermin.zone=${env().CERMIN_ZONE}`,
});

const kept = globalThis as { cerminDb?: PrismaClient };

function client(): PrismaClient {
  kept.cerminDb ??= new PrismaClient({ adapter: new PrismaPg(connection("cermin")), omit: { account: { passwordHash: true } } });
  return kept.cerminDb;
}

/** Made on first use, so that importing it needs no database. One pool a process. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, name) {
    const value: unknown = Reflect.get(client(), name);
    return typeof value === "function" ? value.bind(client()) : value;
  },
});

export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
