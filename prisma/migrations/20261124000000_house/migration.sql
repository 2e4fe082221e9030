-- For exclusion constraints over an id and a range of days.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('approved', 'returned');

-- CreateEnum
CREATE TYPE "Step" AS ENUM ('self', 'peers', 'rating');

-- CreateEnum
CREATE TYPE "Expectation" AS ENUM ('below', 'meets', 'above');

-- CreateEnum
CREATE TYPE "Perspective" AS ENUM ('peers', 'subordinates');

-- CreateEnum
CREATE TYPE "GiverKind" AS ENUM ('leader', 'peer', 'subordinate', 'outside');

-- CreateEnum
CREATE TYPE "Capacity" AS ENUM ('definitive', 'acting');

-- CreateEnum
CREATE TYPE "AccountRole" AS ENUM ('personnel', 'auditor', 'administrator');

-- CreateEnum
CREATE TYPE "PostKind" AS ENUM ('official', 'jpt', 'administrator', 'pengawas', 'fungsional', 'pelaksana');

-- CreateEnum
CREATE TYPE "PlanModel" AS ENUM ('qualitative', 'quantitative');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('main', 'additional');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('poster', 'counter', 'slip', 'paper');

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "startMinute" SMALLINT,
    "minutes" SMALLINT,
    "text" TEXT NOT NULL,
    "intendedResultId" UUID,
    "outputQuantity" INTEGER,
    "outputUnit" TEXT,
    "key" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "decision" "ReviewDecision",
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_review" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "ReviewDecision" NOT NULL,
    "reason" TEXT,
    "judged" JSONB NOT NULL,

    CONSTRAINT "activity_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quarter" (
    "period" TEXT NOT NULL,
    "regulationId" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quarter_pkey" PRIMARY KEY ("period")
);

-- CreateTable
CREATE TABLE "step_window" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "step" "Step" NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "step_window_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_achievement" (
    "unitId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "organisation_achievement_pkey" PRIMARY KEY ("unitId","period")
);

-- CreateTable
CREATE TABLE "appraisal" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "raterInterim" BOOLEAN NOT NULL DEFAULT false,
    "planId" UUID,
    "regulationId" TEXT NOT NULL,
    "workResult" "Expectation",
    "behaviour" "Expectation",
    "note" TEXT,
    "predicate" TEXT,
    "inputs" JSONB,
    "steps" JSONB,
    "ratedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "appraisal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "self_report" (
    "appraisalId" UUID NOT NULL,
    "story" TEXT NOT NULL,
    "obstacle" TEXT,
    "answers" JSONB NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "self_report_pkey" PRIMARY KEY ("appraisalId")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "intendedResultId" UUID,
    "value" TEXT,
    "giverKind" "GiverKind" NOT NULL,
    "giverName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "givenOn" DATE NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_group" (
    "id" UUID NOT NULL,
    "appraisalId" UUID NOT NULL,
    "perspective" "Perspective" NOT NULL,
    "minimum" SMALLINT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "destroyedAt" TIMESTAMPTZ(3),
    "answered" SMALLINT,
    "aggregate" JSONB,

    CONSTRAINT "response_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response_right" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "holderId" UUID NOT NULL,
    "spentOn" DATE,

    CONSTRAINT "response_right_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boxed_response" (
    "nonce" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "boxed_response_pkey" PRIMARY KEY ("nonce")
);

-- CreateTable
CREATE TABLE "response" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "agencyName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "source" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,
    "permission" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "subjectId" TEXT NOT NULL,
    "audienceId" UUID,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "parentId" UUID,
    "closedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_head" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "capacity" "Capacity" NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "unit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employee" (
    "id" UUID NOT NULL,
    "nip" TEXT,
    "name" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "postKind" "PostKind" NOT NULL,
    "rank" TEXT,
    "unitId" UUID NOT NULL,
    "leftOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reporting_line" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reporting_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "roles" "AccountRole"[],
    "deactivatedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "model" "PlanModel" NOT NULL,
    "regulationId" TEXT NOT NULL,
    "signedOn" DATE,
    "setOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intended_result" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "priority" "Priority" NOT NULL,
    "title" TEXT NOT NULL,
    "assignedBy" TEXT,
    "perspective" TEXT,

    CONSTRAINT "intended_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" UUID NOT NULL,
    "intendedResultId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "aspect" TEXT,
    "kind" TEXT NOT NULL,
    "target" JSONB NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "behaviour_expectation" (
    "planId" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "behaviour_expectation_pkey" PRIMARY KEY ("planId","value")
);

-- CreateTable
CREATE TABLE "realisation" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "evidence" TEXT,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "realisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT,
    "closedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_code" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "hash" TEXT NOT NULL,
    "serviceId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "issuedOn" DATE NOT NULL,
    "expiresOn" DATE NOT NULL,
    "spentOn" DATE,

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "citizen_answer" (
    "id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "codeId" UUID,
    "channel" "Channel" NOT NULL,
    "day" DATE NOT NULL,
    "mark" SMALLINT,
    "instrument" TEXT NOT NULL,
    "elements" TEXT NOT NULL,
    "waitBand" SMALLINT,
    "text" TEXT,

    CONSTRAINT "citizen_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "satisfaction_total" (
    "serviceId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "pattern" TEXT NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "satisfaction_total_pkey" PRIMARY KEY ("serviceId","period","verified","pattern")
);

-- CreateTable
CREATE TABLE "citizen_batch" (
    "id" UUID NOT NULL,
    "serviceId" UUID NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "movedAt" TIMESTAMPTZ(3),

    CONSTRAINT "citizen_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boxed_answer" (
    "nonce" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "boxedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "boxed_answer_pkey" PRIMARY KEY ("nonce")
);

-- CreateIndex
CREATE UNIQUE INDEX "activity_key_key" ON "activity"("key");

-- CreateIndex
CREATE INDEX "activity_employeeId_day_id_idx" ON "activity"("employeeId", "day" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activity_waiting" ON "activity"("employeeId", "submittedAt", "id") WHERE ("submittedAt" IS NOT NULL AND "decidedAt" IS NULL);

-- CreateIndex
CREATE INDEX "activity_review_activityId_at_idx" ON "activity_review"("activityId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "step_window_unitId_period_step_key" ON "step_window"("unitId", "period", "step");

-- CreateIndex
CREATE INDEX "appraisal_raterId_period_idx" ON "appraisal"("raterId", "period");

-- CreateIndex
CREATE INDEX "appraisal_unitId_period_idx" ON "appraisal"("unitId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "appraisal_employeeId_period_key" ON "appraisal"("employeeId", "period");

-- CreateIndex
CREATE INDEX "feedback_employeeId_period_idx" ON "feedback"("employeeId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "response_group_appraisalId_perspective_key" ON "response_group"("appraisalId", "perspective");

-- CreateIndex
CREATE INDEX "response_right_holderId_idx" ON "response_right"("holderId");

-- CreateIndex
CREATE UNIQUE INDEX "response_right_groupId_holderId_key" ON "response_right"("groupId", "holderId");

-- CreateIndex
CREATE INDEX "boxed_response_groupId_idx" ON "boxed_response"("groupId");

-- CreateIndex
CREATE INDEX "response_groupId_idx" ON "response"("groupId");

-- CreateIndex
CREATE INDEX "setting_key_from_idx" ON "setting"("key", "from");

-- CreateIndex
CREATE INDEX "ledger_at_id_idx" ON "ledger"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ledger_subjectId_idx" ON "ledger"("subjectId");

-- CreateIndex
CREATE INDEX "event_audienceId_id_idx" ON "event"("audienceId", "id");

-- CreateIndex
CREATE INDEX "unit_parentId_idx" ON "unit"("parentId");

-- CreateIndex
CREATE INDEX "unit_head_employeeId_idx" ON "unit_head"("employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "employee_nip_key" ON "employee"("nip");

-- CreateIndex
CREATE INDEX "employee_unitId_idx" ON "employee"("unitId");

-- CreateIndex
CREATE INDEX "employee_name_id_idx" ON "employee"("name", "id");

-- CreateIndex
CREATE INDEX "reporting_line_employeeId_from_idx" ON "reporting_line"("employeeId", "from");

-- CreateIndex
CREATE INDEX "reporting_line_raterId_from_idx" ON "reporting_line"("raterId", "from");

-- CreateIndex
CREATE UNIQUE INDEX "account_employeeId_key" ON "account"("employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "session_accountId_idx" ON "session"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "plan_employeeId_year_key" ON "plan"("employeeId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "intended_result_planId_position_key" ON "intended_result"("planId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_intendedResultId_position_key" ON "indicator"("intendedResultId", "position");

-- CreateIndex
CREATE INDEX "realisation_indicatorId_period_idx" ON "realisation"("indicatorId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "realisation_one_active" ON "realisation"("indicatorId", "period") WHERE ("supersededAt" IS NULL);

-- CreateIndex
CREATE INDEX "service_unitId_idx" ON "service"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "service_code_code_key" ON "service_code"("code");

-- CreateIndex
CREATE INDEX "service_code_serviceId_idx" ON "service_code"("serviceId");

-- CreateIndex
CREATE INDEX "one_time_code_serviceId_idx" ON "one_time_code"("serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "citizen_answer_key_key" ON "citizen_answer"("key");

-- CreateIndex
CREATE INDEX "citizen_answer_serviceId_day_idx" ON "citizen_answer"("serviceId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "citizen_batch_one_open" ON "citizen_batch"("serviceId") WHERE ("movedAt" IS NULL);

-- CreateIndex
CREATE INDEX "boxed_answer_batchId_idx" ON "boxed_answer"("batchId");

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_intendedResultId_fkey" FOREIGN KEY ("intendedResultId") REFERENCES "intended_result"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_review" ADD CONSTRAINT "activity_review_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_review" ADD CONSTRAINT "activity_review_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_window" ADD CONSTRAINT "step_window_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_achievement" ADD CONSTRAINT "organisation_achievement_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "self_report" ADD CONSTRAINT "self_report_appraisalId_fkey" FOREIGN KEY ("appraisalId") REFERENCES "appraisal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_intendedResultId_fkey" FOREIGN KEY ("intendedResultId") REFERENCES "intended_result"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_group" ADD CONSTRAINT "response_group_appraisalId_fkey" FOREIGN KEY ("appraisalId") REFERENCES "appraisal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_right" ADD CONSTRAINT "response_right_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "response_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_right" ADD CONSTRAINT "response_right_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boxed_response" ADD CONSTRAINT "boxed_response_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "response_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response" ADD CONSTRAINT "response_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "response_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_head" ADD CONSTRAINT "unit_head_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_head" ADD CONSTRAINT "unit_head_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_line" ADD CONSTRAINT "reporting_line_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reporting_line" ADD CONSTRAINT "reporting_line_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intended_result" ADD CONSTRAINT "intended_result_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_intendedResultId_fkey" FOREIGN KEY ("intendedResultId") REFERENCES "intended_result"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "behaviour_expectation" ADD CONSTRAINT "behaviour_expectation_planId_fkey" FOREIGN KEY ("planId") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "realisation" ADD CONSTRAINT "realisation_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_code" ADD CONSTRAINT "service_code_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citizen_answer" ADD CONSTRAINT "citizen_answer_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citizen_answer" ADD CONSTRAINT "citizen_answer_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "service_code"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "satisfaction_total" ADD CONSTRAINT "satisfaction_total_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citizen_batch" ADD CONSTRAINT "citizen_batch_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boxed_answer" ADD CONSTRAINT "boxed_answer_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "citizen_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- No two heads of one capacity, and no two raters of one employee, on the same day (both days included).
ALTER TABLE "unit_head" ADD CONSTRAINT "unit_head_one_at_once"
  EXCLUDE USING gist ("unitId" WITH =, "capacity" WITH =, daterange("from", "until", '[]') WITH &&);
ALTER TABLE "reporting_line" ADD CONSTRAINT "reporting_line_one_at_once"
  EXCLUDE USING gist ("employeeId" WITH =, daterange("from", "until", '[]') WITH &&);
ALTER TABLE "setting" ADD CONSTRAINT "setting_one_at_once"
  EXCLUDE USING gist ("key" WITH =, daterange("from", "until", '[]') WITH &&);
ALTER TABLE "reporting_line" ADD CONSTRAINT "reporting_line_not_oneself" CHECK ("employeeId" <> "raterId");
ALTER TABLE "installation" ADD CONSTRAINT "installation_one_row" CHECK ("id" = 1);
ALTER TABLE "employee" ADD CONSTRAINT "employee_nip_shape" CHECK ("nip" ~ '^[0-9]{18}$');
ALTER TABLE "step_window" ADD CONSTRAINT "step_window_forward" CHECK ("opensOn" <= "closesOn");

ALTER TABLE "activity" ADD CONSTRAINT "activity_minutes" CHECK ("minutes" BETWEEN 1 AND 1440);
ALTER TABLE "activity" ADD CONSTRAINT "activity_start" CHECK ("startMinute" BETWEEN 0 AND 1439);
ALTER TABLE "activity" ADD CONSTRAINT "activity_output" CHECK (("outputQuantity" IS NULL) = ("outputUnit" IS NULL) AND "outputQuantity" >= 0);
-- Waiting needs minutes, a decision needs a submission, a return needs its reason.
ALTER TABLE "activity" ADD CONSTRAINT "activity_submitted_whole" CHECK ("submittedAt" IS NULL OR "minutes" IS NOT NULL);
ALTER TABLE "activity" ADD CONSTRAINT "activity_decided" CHECK (("decidedAt" IS NULL) = ("decision" IS NULL) AND ("decidedAt" IS NULL OR "submittedAt" IS NOT NULL));
ALTER TABLE "activity" ADD CONSTRAINT "activity_returned_with_reason" CHECK (("reason" IS NOT NULL) = ("decision" IS NOT NULL AND "decision" = 'returned'));

ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_rated_whole" CHECK (
  num_nonnulls("workResult", "behaviour", "predicate", "inputs", "steps", "ratedAt") IN (0, 6));
ALTER TABLE "response_group" ADD CONSTRAINT "response_group_minimum" CHECK ("minimum" >= 3);
ALTER TABLE "response_group" ADD CONSTRAINT "response_group_one_end" CHECK ("releasedAt" IS NULL OR "destroyedAt" IS NULL);
ALTER TABLE "response_group" ADD CONSTRAINT "response_group_aggregate" CHECK (("aggregate" IS NULL) = ("releasedAt" IS NULL));

ALTER TABLE "service_code" ADD CONSTRAINT "service_code_shape" CHECK ("code" ~ '^[2-9A-HJKMNP-Z]{8}$');
ALTER TABLE "one_time_code" ADD CONSTRAINT "one_time_code_channel" CHECK ("channel" IN ('counter', 'slip'));
ALTER TABLE "citizen_answer" ADD CONSTRAINT "citizen_answer_mark" CHECK ("mark" BETWEEN 1 AND 4);
ALTER TABLE "citizen_answer" ADD CONSTRAINT "citizen_answer_wait" CHECK ("waitBand" BETWEEN 1 AND 4);
ALTER TABLE "citizen_answer" ADD CONSTRAINT "citizen_answer_elements" CHECK ("elements" ~ '^[1-4-]{1,20}$');
ALTER TABLE "satisfaction_total" ADD CONSTRAINT "satisfaction_total_shape" CHECK ("pattern" ~ '^[1-4-]{2,21}$' AND "times" >= 0);

-- The ledger is only ever added to.
CREATE FUNCTION "ledger_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is only ever added to';
END $$;
CREATE TRIGGER "ledger_is_kept" BEFORE UPDATE OR DELETE ON "ledger" FOR EACH ROW EXECUTE FUNCTION "ledger_is_kept"();

-- Who rates an employee on a day: the line, else the nearest unit's acting head, else its head, upwards. Never oneself.
-- Without a line whoever is found stands in (interim). No row only where nobody heads any unit above.
CREATE FUNCTION "rater_on"("who" uuid, "on_day" date) RETURNS TABLE ("raterId" uuid, "interim" boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT u."id", u."parentId", 0 AS up FROM "employee" e JOIN "unit" u ON u."id" = e."unitId" WHERE e."id" = "who"
    UNION ALL
    SELECT u."id", u."parentId", above.up + 1 FROM above JOIN "unit" u ON u."id" = above."parentId"
  ), found AS (
    SELECT l."raterId", false AS "interim", -1 AS up, 0 AS rank FROM "reporting_line" l
      WHERE l."employeeId" = "who" AND l."from" <= "on_day" AND (l."until" IS NULL OR l."until" >= "on_day")
    UNION ALL
    SELECT h."employeeId", true, above.up, CASE h."capacity" WHEN 'acting' THEN 0 ELSE 1 END
      FROM above JOIN "unit_head" h ON h."unitId" = above."id"
      WHERE h."employeeId" <> "who" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
  )
  SELECT f."raterId", f."interim" FROM found f ORDER BY f.up, f.rank LIMIT 1
$$;

-- The same question from the other side: whom somebody rates on a day.
CREATE FUNCTION "ratees_on"("rater" uuid, "on_day" date) RETURNS TABLE ("employeeId" uuid, "interim" boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE headed AS (
    SELECT h."unitId" AS "id" FROM "unit_head" h
      WHERE h."employeeId" = "rater" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
    UNION
    SELECT u."id" FROM headed JOIN "unit" u ON u."parentId" = headed."id"
  )
  SELECT l."employeeId", false FROM "reporting_line" l
    WHERE l."raterId" = "rater" AND l."from" <= "on_day" AND (l."until" IS NULL OR l."until" >= "on_day")
  UNION ALL
  SELECT e."id", true FROM "employee" e JOIN headed ON headed."id" = e."unitId" CROSS JOIN LATERAL "rater_on"(e."id", "on_day") r
    WHERE r."raterId" = "rater" AND r."interim" AND (e."leftOn" IS NULL OR e."leftOn" > "on_day")
$$;

-- Who heads a unit or any unit above it on a day, acting heads included.
CREATE FUNCTION "heads_of"("unit_id" uuid, "on_day" date) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT u."id", u."parentId" FROM "unit" u WHERE u."id" = "unit_id"
    UNION ALL
    SELECT u."id", u."parentId" FROM above JOIN "unit" u ON u."id" = above."parentId"
  )
  SELECT coalesce(array_agg(DISTINCT h."employeeId"), '{}') FROM above JOIN "unit_head" h ON h."unitId" = above."id"
    WHERE h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
$$;

-- A unit and every unit below it.
CREATE FUNCTION "units_under"("unit_id" uuid) RETURNS TABLE ("id" uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below AS (
    SELECT u."id" FROM "unit" u WHERE u."id" = "unit_id"
    UNION ALL
    SELECT u."id" FROM below JOIN "unit" u ON u."parentId" = below."id"
  )
  SELECT below."id" FROM below
$$;

-- What the law leaves to the agency, until the agency decides: each a dated row that a decision ends and follows.
INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'minutesPerDay', '300', '2000-01-01', NULL, 'Pergub DKI Jakarta 19/2020 jo. 64/2020, sebagai contoh', 'C'),
  (gen_random_uuid(), 'minimumGroup', '5', '2000-01-01', NULL, 'Bawaan Cermin: kelompok terkecil yang ditampilkan', 'H'),
  (gen_random_uuid(), 'peersAsked', '7', '2000-01-01', NULL, 'Bawaan Cermin: rekan yang diminta', 'H'),
  (gen_random_uuid(), 'gradeMinimum', '30', '2000-01-01', NULL, 'Bawaan Cermin: jawaban paling sedikit untuk mutu', 'H'),
  (gen_random_uuid(), 'divergence', '{"above":"any-main-below","meets":"half-main-below","below":"none-below"}', '2000-01-01', NULL, 'Bawaan Cermin, menurut PermenPANRB 6/2022 Lampiran hlm. 97-98 (contoh panduan)', 'P'),
  (gen_random_uuid(), 'stepDays', '{"self":[-14,0],"peers":[-14,0],"rating":[1,15]}', '2000-01-01', NULL, 'Bawaan Cermin: hari pengisian dihitung dari akhir triwulan', 'H');
