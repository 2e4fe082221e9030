-- Roles by date, one-time links in place of passwords that somebody else typed, and sessions their owner can tell apart.

-- AlterEnum
ALTER TYPE "AccountRole" RENAME TO "OfficeRole";

-- CreateEnum
CREATE TYPE "LinkKind" AS ENUM ('invitation', 'reset');

-- CreateTable
CREATE TABLE "account_role" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "role" "OfficeRole" NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "revokedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "account_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_link" (
    "hash" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "LinkKind" NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "link_request" (
    "id" UUID NOT NULL,
    "accountId" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_request_pkey" PRIMARY KEY ("id")
);

-- The roles that accounts have now: since when was not written down, so since before anything that is kept.
INSERT INTO "account_role" ("id", "accountId", "role", "from")
  SELECT gen_random_uuid(), a."id", r."role", '2000-01-01' FROM "account" a CROSS JOIN LATERAL unnest(a."roles") AS r("role");

-- AlterTable
ALTER TABLE "account" DROP COLUMN "roles",
ALTER COLUMN "passwordHash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "browser" TEXT,
ADD COLUMN     "system" TEXT;

-- CreateIndex
CREATE INDEX "account_role_accountId_idx" ON "account_role"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "account_link_one_open" ON "account_link"("accountId") WHERE ("usedAt" IS NULL AND "withdrawnAt" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "link_request_accountId_key" ON "link_request"("accountId");

-- AddForeignKey
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- No account has one role twice on the same day (both days included); what was revoked stands in nobody's way.
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_one_at_once"
  EXCLUDE USING gist ("accountId" WITH =, "role" WITH =, daterange("from", "until", '[]') WITH &&) WHERE ("revokedAt" IS NULL);
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_one_end" CHECK ("usedAt" IS NULL OR "withdrawnAt" IS NULL);
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_expires" CHECK ("expiresAt" > "issuedAt");

-- The roles of an account on a day, by name.
CREATE FUNCTION "roles_on"("account_id" uuid, "on_day" date) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(r."role"::text ORDER BY r."role"), '{}') FROM "account_role" r
    WHERE r."accountId" = "account_id" AND r."revokedAt" IS NULL
      AND r."from" <= "on_day" AND (r."until" IS NULL OR r."until" >= "on_day")
$$;

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'passwordRules', '{"least":12,"most":128,"refuseCommon":true}', '2000-01-01', NULL, 'Bawaan Cermin, menurut NIST SP 800-63B: panjang, daftar kata sandi umum, tanpa aturan susunan dan tanpa ganti berkala', 'H'),
  (gen_random_uuid(), 'linkDays', '{"invitation":7,"reset":1}', '2000-01-01', NULL, 'Bawaan Cermin: masa berlaku tautan sekali pakai', 'H');
