-- CreateEnum
CREATE TYPE "ItemState" AS ENUM ('open', 'done', 'dropped');

-- CreateTable
CREATE TABLE "dialogue" (
    "id" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "heldOn" DATE NOT NULL,
    "plannedById" UUID NOT NULL,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL,
    "wentWell" TEXT,
    "hinders" TEXT,
    "support" TEXT,
    "nextOn" DATE,
    "employeeConfirmedAt" TIMESTAMPTZ(3),
    "raterConfirmedAt" TIMESTAMPTZ(3),
    "lockedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "dialogue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue_item" (
    "id" UUID NOT NULL,
    "dialogueId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,

    CONSTRAINT "dialogue_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue_point" (
    "dialogueId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "state" "ItemState" NOT NULL DEFAULT 'open',
    "note" TEXT,

    CONSTRAINT "dialogue_point_pkey" PRIMARY KEY ("dialogueId","itemId")
);

-- CreateIndex
CREATE UNIQUE INDEX "dialogue_one_open" ON "dialogue"("employeeId") WHERE ("lockedAt" IS NULL);

-- CreateIndex
CREATE INDEX "dialogue_employeeId_heldOn_idx" ON "dialogue"("employeeId", "heldOn");

-- CreateIndex
CREATE INDEX "dialogue_raterId_heldOn_idx" ON "dialogue"("raterId", "heldOn");

-- CreateIndex
CREATE INDEX "dialogue_plannedById_idx" ON "dialogue"("plannedById");

-- CreateIndex
CREATE INDEX "dialogue_item_dialogueId_idx" ON "dialogue_item"("dialogueId");

-- CreateIndex
CREATE INDEX "dialogue_item_ownerId_idx" ON "dialogue_item"("ownerId");

-- CreateIndex
CREATE INDEX "dialogue_point_itemId_idx" ON "dialogue_point"("itemId");

-- AddForeignKey
ALTER TABLE "dialogue" ADD CONSTRAINT "dialogue_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogue" ADD CONSTRAINT "dialogue_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogue" ADD CONSTRAINT "dialogue_plannedById_fkey" FOREIGN KEY ("plannedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogue_item" ADD CONSTRAINT "dialogue_item_dialogueId_fkey" FOREIGN KEY ("dialogueId") REFERENCES "dialogue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogue_item" ADD CONSTRAINT "dialogue_item_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogue_point" ADD CONSTRAINT "dialogue_point_dialogueId_fkey" FOREIGN KEY ("dialogueId") REFERENCES "dialogue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dialogue_point" ADD CONSTRAINT "dialogue_point_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "dialogue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "dialogue" ADD CONSTRAINT "dialogue_between_two" CHECK ("employeeId" <> "raterId");
-- It is agreed once both have confirmed it, and not before.
ALTER TABLE "dialogue" ADD CONSTRAINT "dialogue_locked" CHECK (
  ("lockedAt" IS NOT NULL) = ("employeeConfirmedAt" IS NOT NULL AND "raterConfirmedAt" IS NOT NULL));

-- What both agreed to, nobody changes: neither the minutes, nor how an item stood in them, nor an item's own words.
CREATE FUNCTION "dialogue_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."lockedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'minutes that both agreed to are kept';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "dialogue_is_kept" BEFORE UPDATE OR DELETE ON "dialogue" FOR EACH ROW EXECUTE FUNCTION "dialogue_is_kept"();

CREATE FUNCTION "point_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "dialogue" d WHERE d."id" = (coalesce(NEW, OLD))."dialogueId" AND d."lockedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'minutes that both agreed to are kept';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "point_is_kept" BEFORE INSERT OR UPDATE OR DELETE ON "dialogue_point" FOR EACH ROW EXECUTE FUNCTION "point_is_kept"();
CREATE TRIGGER "point_is_kept" BEFORE INSERT OR UPDATE OR DELETE ON "dialogue_item" FOR EACH ROW EXECUTE FUNCTION "point_is_kept"();
