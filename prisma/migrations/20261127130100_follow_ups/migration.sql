-- CreateEnum
CREATE TYPE "FollowUpKind" AS ENUM ('recognition', 'promotion', 'succession', 'training', 'coaching', 'mentoring', 'counselling');

-- CreateEnum
CREATE TYPE "FollowUpCause" AS ENUM ('resources', 'skill', 'motivation', 'process', 'other');

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "appraisalId" UUID,
    "kind" "FollowUpKind" NOT NULL,
    "cause" "FollowUpCause",
    "goal" TEXT NOT NULL,
    "steps" TEXT,
    "ownerId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "dropped" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT,
    "competence" SMALLINT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_session" (
    "id" UUID NOT NULL,
    "followUpId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_view" (
    "followUpId" UUID NOT NULL,
    "answers" INTEGER[],
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_view_pkey" PRIMARY KEY ("followUpId")
);

-- CreateIndex
CREATE INDEX "follow_up_employeeId_dueOn_idx" ON "follow_up"("employeeId", "dueOn");

-- CreateIndex
CREATE INDEX "follow_up_ownerId_dueOn_idx" ON "follow_up"("ownerId", "dueOn");

-- CreateIndex
CREATE INDEX "follow_up_createdById_idx" ON "follow_up"("createdById");

-- CreateIndex
CREATE INDEX "follow_up_appraisalId_idx" ON "follow_up"("appraisalId");

-- CreateIndex
CREATE INDEX "follow_up_session_followUpId_day_idx" ON "follow_up_session"("followUpId", "day");

-- CreateIndex
CREATE INDEX "follow_up_session_byId_idx" ON "follow_up_session"("byId");

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_appraisalId_fkey" FOREIGN KEY ("appraisalId") REFERENCES "appraisal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_session" ADD CONSTRAINT "follow_up_session_followUpId_fkey" FOREIGN KEY ("followUpId") REFERENCES "follow_up"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_session" ADD CONSTRAINT "follow_up_session_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_view" ADD CONSTRAINT "follow_up_view_followUpId_fkey" FOREIGN KEY ("followUpId") REFERENCES "follow_up"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_closed" CHECK (
  ("closedAt" IS NULL) = ("outcome" IS NULL) AND ("closedAt" IS NOT NULL OR NOT "dropped") AND ("closedAt" IS NULL OR "acceptedAt" IS NOT NULL OR "dropped"));
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_competence" CHECK ("competence" BETWEEN 1 AND 5);
-- A counselling is between two, of whom one leads it.
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_counselling" CHECK ("kind" <> 'counselling' OR ("ownerId" <> "employeeId" AND "ownerId" = "createdById"));
ALTER TABLE "follow_up_view" ADD CONSTRAINT "follow_up_view_answers" CHECK (
  array_length("answers", 1) = 9 AND 1 <= ALL ("answers") AND 4 >= ALL ("answers"));

CREATE FUNCTION "session_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a note of a meeting is kept';
END $$;
CREATE TRIGGER "session_is_kept" BEFORE UPDATE OR DELETE ON "follow_up_session" FOR EACH ROW EXECUTE FUNCTION "session_is_kept"();

-- Who leads a guidance: its owner, or the rater where the employee owns it.
CREATE FUNCTION "guided_by"("owner" uuid, "employee" uuid, "on_day" date) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN "owner" <> "employee" THEN "owner" ELSE (SELECT r."raterId" FROM "rater_on"("employee", "on_day") r) END
$$;
