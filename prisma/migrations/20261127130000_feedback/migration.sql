-- CreateEnum
CREATE TYPE "FeedbackTone" AS ENUM ('appreciation', 'improvement');

-- AlterTable
ALTER TABLE "feedback" ADD COLUMN     "evidence" TEXT,
ADD COLUMN     "givenAt" TIMESTAMPTZ(3),
ADD COLUMN     "giverId" UUID,
ADD COLUMN     "recordedById" UUID,
ADD COLUMN     "repliedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reply" TEXT,
ADD COLUMN     "requestId" UUID,
ADD COLUMN     "tone" "FeedbackTone",
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "feedback_request" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "askedId" UUID NOT NULL,
    "intendedResultId" UUID,
    "value" TEXT,
    "question" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresOn" DATE NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "declined" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,

    CONSTRAINT "feedback_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "feedback_request_one_open" ON "feedback_request"("employeeId", "askedId") WHERE ("closedAt" IS NULL);

-- CreateIndex
CREATE INDEX "feedback_request_employeeId_askedAt_idx" ON "feedback_request"("employeeId", "askedAt");

-- CreateIndex
CREATE INDEX "feedback_request_askedId_askedAt_idx" ON "feedback_request"("askedId", "askedAt");

-- CreateIndex
CREATE INDEX "feedback_request_intendedResultId_idx" ON "feedback_request"("intendedResultId");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_requestId_key" ON "feedback"("requestId");

-- CreateIndex
CREATE INDEX "feedback_employeeId_givenOn_id_idx" ON "feedback"("employeeId", "givenOn", "id");

-- CreateIndex
CREATE INDEX "feedback_giverId_givenOn_id_idx" ON "feedback"("giverId", "givenOn", "id");

-- CreateIndex
CREATE INDEX "feedback_recordedById_givenOn_id_idx" ON "feedback"("recordedById", "givenOn", "id");

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_giverId_fkey" FOREIGN KEY ("giverId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "feedback_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_askedId_fkey" FOREIGN KEY ("askedId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_intendedResultId_fkey" FOREIGN KEY ("intendedResultId") REFERENCES "intended_result"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- Whoever is outside is named by whoever wrote it down; nobody gives anything to oneself.
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_giver" CHECK (
  "givenAt" IS NULL OR (("giverKind" = 'outside') = ("giverId" IS NULL) AND ("giverId" IS NULL) = ("recordedById" IS NOT NULL)));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_not_oneself" CHECK ("giverId" <> "employeeId" AND "recordedById" <> "employeeId");
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_replied" CHECK (("reply" IS NULL) = ("repliedAt" IS NULL));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_evidence" CHECK ("evidence" LIKE 'https://%');
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_not_oneself" CHECK ("askedId" <> "employeeId");
ALTER TABLE "feedback_request" ADD CONSTRAINT "feedback_request_declined" CHECK (NOT "declined" OR "closedAt" IS NOT NULL);

-- The same words of one giver on one day are one feedback, however often they are sent.
CREATE UNIQUE INDEX "feedback_once_a_day" ON "feedback" (coalesce("giverId", "recordedById"), "employeeId", "givenOn", md5("text"))
  WHERE "withdrawnAt" IS NULL AND "givenAt" IS NOT NULL;

-- What was given stays as it was given: it is taken back at most once and replied to at most once, and a result that goes leaves it.
CREATE FUNCTION "feedback_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "open" text[] := ARRAY['intendedResultId'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'feedback is kept';
  END IF;
  IF OLD."withdrawnAt" IS NULL THEN "open" := "open" || ARRAY['withdrawnAt']; END IF;
  IF OLD."repliedAt" IS NULL THEN "open" := "open" || ARRAY['reply', 'repliedAt']; END IF;
  IF to_jsonb(NEW) - "open" <> to_jsonb(OLD) - "open" OR (NEW."intendedResultId" IS NOT NULL AND NEW."intendedResultId" IS DISTINCT FROM OLD."intendedResultId") THEN
    RAISE EXCEPTION 'feedback is kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "feedback_is_kept" BEFORE UPDATE OR DELETE ON "feedback" FOR EACH ROW EXECUTE FUNCTION "feedback_is_kept"();

-- Who somebody is to somebody on a day: of all who lead in the line above, below, or beside.
CREATE FUNCTION "giver_kind"("giver" uuid, "receiver" uuid, "on_day" date) RETURNS "GiverKind" LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM "led_by"("giver", "on_day") l WHERE l."employeeId" = "receiver")
      OR "giver" = ANY ((SELECT "heads_of"(e."unitId", "on_day") FROM "employee" e WHERE e."id" = "receiver")::uuid[]) THEN 'leader'
    WHEN EXISTS (SELECT 1 FROM "led_by"("receiver", "on_day") l WHERE l."employeeId" = "giver")
      OR "receiver" = ANY ((SELECT "heads_of"(e."unitId", "on_day") FROM "employee" e WHERE e."id" = "giver")::uuid[]) THEN 'subordinate'
    ELSE 'peer' END::"GiverKind"
$$;

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'feedbackRhythmDays', '30', '2000-01-01', NULL, 'Bawaan Cermin: irama yang disepakati dengan pegawai (PermenPANRB 6/2022, Lampiran hlm. 69: berkala); angkanya setempat', 'H'),
  (gen_random_uuid(), 'feedbackRequestDays', '14', '2000-01-01', NULL, 'Bawaan Cermin: umur permintaan umpan balik; PermenPANRB 6/2022 tidak menyebut angkanya', 'H');
