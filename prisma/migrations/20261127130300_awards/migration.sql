-- CreateTable
CREATE TABLE "award_round" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "criteria" TEXT NOT NULL,
    "closesOn" DATE NOT NULL,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decision" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "award_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_nomination" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "chosen" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "award_nomination_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "award_round_openedById_idx" ON "award_round"("openedById");

-- CreateIndex
CREATE INDEX "award_round_closesOn_idx" ON "award_round"("closesOn");

-- CreateIndex
CREATE INDEX "award_nomination_employeeId_idx" ON "award_nomination"("employeeId");

-- CreateIndex
CREATE INDEX "award_nomination_byId_idx" ON "award_nomination"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "award_nomination_roundId_employeeId_byId_key" ON "award_nomination"("roundId", "employeeId", "byId");

-- AddForeignKey
ALTER TABLE "award_round" ADD CONSTRAINT "award_round_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_nomination" ADD CONSTRAINT "award_nomination_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "award_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_nomination" ADD CONSTRAINT "award_nomination_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_nomination" ADD CONSTRAINT "award_nomination_byId_fkey" FOREIGN KEY ("byId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "award_round" ADD CONSTRAINT "award_round_decided" CHECK (("decidedAt" IS NULL) = ("decision" IS NULL));
ALTER TABLE "award_nomination" ADD CONSTRAINT "award_nomination_not_oneself" CHECK ("employeeId" <> "byId");
