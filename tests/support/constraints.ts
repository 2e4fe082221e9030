import { ask } from "./database";

/** Every exclusion (x), check (c) and partial uniqueness (u) of our tables, as PostgreSQL knows them. */
export const dumpedConstraints = () =>
  ask<{ name: string; kind: string }>(
    `SELECT conname AS name, contype::text AS kind FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('x', 'c')
     UNION ALL
     SELECT c.relname, 'u' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND i.indpred IS NOT NULL`,
  );
