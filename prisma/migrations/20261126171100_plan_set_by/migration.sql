-- CreateEnum
CREATE TYPE "PlanSetter" AS ENUM ('rater', 'interim', 'superior');

-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "answerBy" DATE,
ADD COLUMN     "setAs" "PlanSetter",
ADD COLUMN     "setById" UUID;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_setById_fkey" FOREIGN KEY ("setById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- Nobody set what is not set, and whoever did, did in a capacity.
ALTER TABLE "plan" ADD CONSTRAINT "plan_set_by" CHECK (("setById" IS NULL) = ("setAs" IS NULL) AND ("setById" IS NULL OR "setOn" IS NOT NULL));

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'planRemindDays', '26', '2000-01-01', NULL, 'Bawaan Cermin: hari sebelum akhir Januari, saat pegawai tanpa rencana pertama kali diingatkan', 'H'),
  (gen_random_uuid(), 'planAnswerDays', '14', '2000-01-01', NULL, 'Bawaan Cermin: waktu penilai untuk rencana yang ditandatangani sesudah akhir Januari; PermenPANRB 6/2022 tidak menyebut angkanya', 'H');

-- Who set a plan before this was kept: as the ledger says.
UPDATE "plan" p SET "setById" = k."employeeId", "setAs" = CASE WHEN r."interim" THEN 'interim' ELSE 'rater' END::"PlanSetter"
FROM "ledger" l JOIN "account" k ON k."id" = l."byId" CROSS JOIN LATERAL (
  SELECT o."raterId", o."interim" FROM "plan" x CROSS JOIN LATERAL "rater_on"(x."employeeId", x."setOn") o WHERE x."id"::text = l."subjectId"
) r
WHERE l."permission" IN ('plan:set', 'team:set-plans') AND l."subjectId" = p."id"::text AND p."setOn" IS NOT NULL AND r."raterId" = k."employeeId";

-- What waits now is answered by the end of its January, or within the days of the rule where it was signed later.
UPDATE "plan" SET "answerBy" = CASE WHEN "signedOn" <= make_date("year", 1, 31) THEN make_date("year", 1, 31) ELSE "signedOn" + 14 END
WHERE "revision" = 1 AND "signedOn" IS NOT NULL AND "setOn" IS NULL;
