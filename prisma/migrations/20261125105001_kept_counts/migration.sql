-- CreateTable
CREATE TABLE "activity_total" (
    "employeeId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "waited" SMALLINT NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "activity_total_pkey" PRIMARY KEY ("employeeId","period","waited")
);

-- CreateTable
CREATE TABLE "wait_total" (
    "serviceId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL,
    "waitBand" SMALLINT NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "wait_total_pkey" PRIMARY KEY ("serviceId","period","verified","waitBand")
);

-- AddForeignKey
ALTER TABLE "activity_total" ADD CONSTRAINT "activity_total_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wait_total" ADD CONSTRAINT "wait_total_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "activity_total" ADD CONSTRAINT "activity_total_shape" CHECK ("waited" BETWEEN -1 AND 60 AND "times" >= 0);
ALTER TABLE "wait_total" ADD CONSTRAINT "wait_total_shape" CHECK ("waitBand" BETWEEN 1 AND 4 AND "times" >= 0);

CREATE FUNCTION "quarter_of"("day" date) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT extract(year FROM "day") || '-Q' || extract(quarter FROM "day")
$$;

-- The day an instant falls on in the agency's zone, which the application names to every connection.
CREATE FUNCTION "legal_day"("at" timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT ("at" AT TIME ZONE coalesce(nullif(current_setting('cermin.zone', true), ''), 'Asia/Jakarta'))::date
$$;

-- Working days after one day up to and including another, as workingDaysUntil in lib/scoring/core/deadlines counts them; 60 at most.
CREATE FUNCTION "working_days_until"("from_day" date, "to_day" date) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT least(60, count(*))::smallint
  FROM generate_series(1, least("to_day" - "from_day", 90)) AS later(n)
  WHERE extract(isodow FROM "from_day" + later.n) <= 5
$$;

-- How long a line waited: -1 while it does.
CREATE FUNCTION "waited_of"("submitted" timestamptz, "decided" timestamptz) RETURNS smallint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN "decided" IS NULL THEN -1 ELSE "working_days_until"("legal_day"("submitted"), "legal_day"("decided")) END::smallint
$$;

-- A line's count follows it in the statement that writes it, whichever statement that is. A draft is nobody's count.
CREATE FUNCTION "count_lines"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "activity_total" t SET "times" = t."times" - gone."times" FROM (
      SELECT "employeeId", "quarter_of"("day") AS "period", "waited_of"("submittedAt", "decidedAt") AS "waited", count(*) AS "times"
      FROM "gone_rows" WHERE "submittedAt" IS NOT NULL GROUP BY 1, 2, 3
    ) gone WHERE t."employeeId" = gone."employeeId" AND t."period" = gone."period" AND t."waited" = gone."waited";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "activity_total" ("employeeId", "period", "waited", "times")
    SELECT "employeeId", "quarter_of"("day"), "waited_of"("submittedAt", "decidedAt"), count(*)
    FROM "come_rows" WHERE "submittedAt" IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT ("employeeId", "period", "waited") DO UPDATE SET "times" = "activity_total"."times" + EXCLUDED."times";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "count_lines_in" AFTER INSERT ON "activity" REFERENCING NEW TABLE AS "come_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_lines"();
CREATE TRIGGER "count_lines_on" AFTER UPDATE ON "activity" REFERENCING OLD TABLE AS "gone_rows" NEW TABLE AS "come_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_lines"();
CREATE TRIGGER "count_lines_out" AFTER DELETE ON "activity" REFERENCING OLD TABLE AS "gone_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_lines"();

-- The same for how long citizens say they waited. Who said nothing is counted nowhere.
CREATE FUNCTION "count_waits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "wait_total" t SET "times" = t."times" - gone."times" FROM (
      SELECT "serviceId", "quarter_of"("day") AS "period", "channel" IN ('slip', 'counter') AS "verified", "waitBand", count(*) AS "times"
      FROM "gone_rows" WHERE "waitBand" IS NOT NULL GROUP BY 1, 2, 3, 4
    ) gone WHERE t."serviceId" = gone."serviceId" AND t."period" = gone."period" AND t."verified" = gone."verified" AND t."waitBand" = gone."waitBand";
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "wait_total" ("serviceId", "period", "verified", "waitBand", "times")
    SELECT "serviceId", "quarter_of"("day"), "channel" IN ('slip', 'counter'), "waitBand", count(*)
    FROM "come_rows" WHERE "waitBand" IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT ("serviceId", "period", "verified", "waitBand") DO UPDATE SET "times" = "wait_total"."times" + EXCLUDED."times";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "count_waits_in" AFTER INSERT ON "citizen_answer" REFERENCING NEW TABLE AS "come_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_waits"();
CREATE TRIGGER "count_waits_on" AFTER UPDATE ON "citizen_answer" REFERENCING OLD TABLE AS "gone_rows" NEW TABLE AS "come_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_waits"();
CREATE TRIGGER "count_waits_out" AFTER DELETE ON "citizen_answer" REFERENCING OLD TABLE AS "gone_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_waits"();

-- What was there before.
INSERT INTO "activity_total" ("employeeId", "period", "waited", "times")
  SELECT "employeeId", "quarter_of"("day"), "waited_of"("submittedAt", "decidedAt"), count(*)
  FROM "activity" WHERE "submittedAt" IS NOT NULL GROUP BY 1, 2, 3;
INSERT INTO "wait_total" ("serviceId", "period", "verified", "waitBand", "times")
  SELECT "serviceId", "quarter_of"("day"), "channel" IN ('slip', 'counter'), "waitBand", count(*)
  FROM "citizen_answer" WHERE "waitBand" IS NOT NULL GROUP BY 1, 2, 3, 4;

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'reviewDays', '3', '2000-01-01', NULL, 'Bawaan Cermin: hari kerja yang wajar untuk memeriksa satu baris', 'H'),
  (gen_random_uuid(), 'longWait', '2', '2000-01-01', NULL, 'Bawaan Cermin: menunggu lama adalah lebih dari 30 menit', 'H');
