-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "due" SMALLINT NOT NULL,
    "present" SMALLINT NOT NULL,
    "source" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attendance_one_active" ON "attendance"("employeeId", "month") WHERE ("supersededAt" IS NULL);

-- CreateIndex
CREATE INDEX "attendance_month_employeeId_idx" ON "attendance"("month", "employeeId");

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "attendance" ADD CONSTRAINT "attendance_days" CHECK (
  "month" ~ '^\d{4}-(0[1-9]|1[0-2])$' AND "present" >= 0 AND "present" <= "due" AND "due" <= 31 AND length("source") > 0
);
