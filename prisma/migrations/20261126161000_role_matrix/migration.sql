-- CreateEnum
CREATE TYPE "CellState" AS ENUM ('open', 'role', 'none');

-- AlterTable
ALTER TABLE "intended_result" ADD COLUMN     "agreementIndicatorId" UUID,
ADD COLUMN     "copiedFromId" UUID,
ADD COLUMN     "leaderResultId" UUID;

-- CreateTable
CREATE TABLE "matrix_cell" (
    "id" UUID NOT NULL,
    "leaderId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "employeeId" UUID NOT NULL,
    "agreementIndicatorId" UUID,
    "leaderResultId" UUID,
    "state" "CellState" NOT NULL,
    "words" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "changedById" UUID,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "matrix_cell_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "matrix_cell_employeeId_year_idx" ON "matrix_cell"("employeeId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "matrix_cell_agreementIndicatorId_employeeId_key" ON "matrix_cell"("agreementIndicatorId", "employeeId");

-- CreateIndex
CREATE UNIQUE INDEX "matrix_cell_leaderResultId_employeeId_key" ON "matrix_cell"("leaderResultId", "employeeId");

-- CreateIndex
CREATE INDEX "intended_result_agreementIndicatorId_idx" ON "intended_result"("agreementIndicatorId");

-- CreateIndex
CREATE INDEX "intended_result_leaderResultId_idx" ON "intended_result"("leaderResultId");

-- CreateIndex
CREATE INDEX "intended_result_copiedFromId_idx" ON "intended_result"("copiedFromId");

-- CreateIndex
CREATE UNIQUE INDEX "intended_result_planId_agreementIndicatorId_key" ON "intended_result"("planId", "agreementIndicatorId");

-- CreateIndex
CREATE UNIQUE INDEX "intended_result_planId_leaderResultId_key" ON "intended_result"("planId", "leaderResultId");

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_agreementIndicatorId_fkey" FOREIGN KEY ("agreementIndicatorId") REFERENCES "agreement_indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_leaderResultId_fkey" FOREIGN KEY ("leaderResultId") REFERENCES "intended_result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intended_result" ADD CONSTRAINT "intended_result_agreementIndicatorId_fkey" FOREIGN KEY ("agreementIndicatorId") REFERENCES "agreement_indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intended_result" ADD CONSTRAINT "intended_result_leaderResultId_fkey" FOREIGN KEY ("leaderResultId") REFERENCES "intended_result"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intended_result" ADD CONSTRAINT "intended_result_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "intended_result"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- A column is an indicator of an agreement or a result of a leader's plan; nobody's own result is a column of theirs.
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_one_column" CHECK (num_nonnulls("agreementIndicatorId", "leaderResultId") = 1);
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_words" CHECK (("words" IS NOT NULL) = ("state" = 'role'));
ALTER TABLE "matrix_cell" ADD CONSTRAINT "matrix_cell_not_oneself" CHECK ("leaderId" <> "employeeId");
ALTER TABLE "intended_result" ADD CONSTRAINT "intended_result_one_parent"
  CHECK (num_nonnulls("agreementIndicatorId", "leaderResultId") <= 1);

-- The cascade goes upwards: no result serves, over however many, itself.
CREATE FUNCTION "cascade_has_no_circle"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."leaderResultId" IS NOT NULL AND EXISTS (
    WITH RECURSIVE above AS (
      SELECT r."id", r."leaderResultId" FROM "intended_result" r WHERE r."id" = NEW."leaderResultId"
      UNION
      SELECT r."id", r."leaderResultId" FROM above JOIN "intended_result" r ON r."id" = above."leaderResultId"
    ) SELECT 1 FROM above WHERE above."id" = NEW."id"
  ) THEN RAISE EXCEPTION 'a result serves itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'cascade_has_no_circle'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "cascade_has_no_circle" BEFORE INSERT OR UPDATE OF "leaderResultId" ON "intended_result"
  FOR EACH ROW EXECUTE FUNCTION "cascade_has_no_circle"();
