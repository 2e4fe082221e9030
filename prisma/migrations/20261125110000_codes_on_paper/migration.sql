-- A poster's code: since when it hangs, which withdrawn one it replaced, and how often it is opened a day.
ALTER TABLE "service_code" ADD COLUMN "issuedOn" DATE, ADD COLUMN "replacesId" UUID;

-- The id of a code carries the instant at which it was made: its first 48 bits are milliseconds.
UPDATE "service_code"
SET "issuedOn" = (to_timestamp(('x' || left(replace("id"::text, '-', ''), 12))::bit(48)::bigint / 1000.0) AT TIME ZONE 'UTC')::date;
ALTER TABLE "service_code" ALTER COLUMN "issuedOn" SET NOT NULL;

-- CreateTable
CREATE TABLE "code_scan" (
    "codeId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "code_scan_pkey" PRIMARY KEY ("codeId","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_code_replacesId_key" ON "service_code"("replacesId");

-- AddForeignKey
ALTER TABLE "service_code" ADD CONSTRAINT "service_code_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "service_code"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_scan" ADD CONSTRAINT "code_scan_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "service_code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say
ALTER TABLE "service_code" ADD CONSTRAINT "service_code_not_itself" CHECK ("replacesId" <> "id");
ALTER TABLE "code_scan" ADD CONSTRAINT "code_scan_times" CHECK ("times" > 0);

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'quietCodeDays', '5', '2000-01-01', NULL, 'Bawaan Cermin: hari kerja tanpa pindaian sebelum unit diberi tahu', 'H');
