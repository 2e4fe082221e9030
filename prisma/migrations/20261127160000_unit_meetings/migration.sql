-- CreateTable
CREATE TABLE "unit_meeting" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "calledById" UUID NOT NULL,
    "calledAt" TIMESTAMPTZ(3) NOT NULL,
    "summary" TEXT,
    "nextOn" DATE,
    "lockedAt" TIMESTAMPTZ(3),
    "lockedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "unit_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_item" (
    "id" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,

    CONSTRAINT "meeting_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_point" (
    "meetingId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "state" "ItemState" NOT NULL DEFAULT 'open',
    "note" TEXT,

    CONSTRAINT "meeting_point_pkey" PRIMARY KEY ("meetingId","itemId")
);

-- CreateTable
CREATE TABLE "head_opening" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "employeeId" UUID NOT NULL,
    "plan" BOOLEAN NOT NULL,
    "period" TEXT,
    "improvements" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "head_opening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "unit_meeting_one_open" ON "unit_meeting"("unitId") WHERE "lockedAt" IS NULL;

-- CreateIndex
CREATE INDEX "unit_meeting_unitId_heldOn_idx" ON "unit_meeting"("unitId", "heldOn");

-- CreateIndex
CREATE INDEX "unit_meeting_calledById_idx" ON "unit_meeting"("calledById");

-- CreateIndex
CREATE INDEX "unit_meeting_lockedById_idx" ON "unit_meeting"("lockedById");

-- CreateIndex
CREATE INDEX "meeting_item_meetingId_idx" ON "meeting_item"("meetingId");

-- CreateIndex
CREATE INDEX "meeting_item_ownerId_idx" ON "meeting_item"("ownerId");

-- CreateIndex
CREATE INDEX "meeting_point_itemId_idx" ON "meeting_point"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "head_opening_one" ON "head_opening"("unitId", "employeeId") WHERE "endedAt" IS NULL;

-- CreateIndex
CREATE INDEX "head_opening_employeeId_idx" ON "head_opening"("employeeId");

-- AddForeignKey
ALTER TABLE "unit_meeting" ADD CONSTRAINT "unit_meeting_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_meeting" ADD CONSTRAINT "unit_meeting_calledById_fkey" FOREIGN KEY ("calledById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_meeting" ADD CONSTRAINT "unit_meeting_lockedById_fkey" FOREIGN KEY ("lockedById") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_item" ADD CONSTRAINT "meeting_item_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "unit_meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_item" ADD CONSTRAINT "meeting_item_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_point" ADD CONSTRAINT "meeting_point_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "unit_meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_point" ADD CONSTRAINT "meeting_point_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "meeting_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_opening" ADD CONSTRAINT "head_opening_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "head_opening" ADD CONSTRAINT "head_opening_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

ALTER TABLE "unit_meeting" ADD CONSTRAINT "unit_meeting_closed" CHECK (("lockedAt" IS NULL) = ("lockedById" IS NULL));
ALTER TABLE "head_opening" ADD CONSTRAINT "head_opening_something" CHECK ("plan" OR "period" IS NOT NULL OR "improvements" IS NOT NULL);

-- Once it is closed, nobody changes what a meeting said, how a decision stood in it, or a decision's own words.
CREATE FUNCTION "meeting_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."lockedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'the minutes of a closed meeting are kept';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "meeting_is_kept" BEFORE UPDATE OR DELETE ON "unit_meeting" FOR EACH ROW EXECUTE FUNCTION "meeting_is_kept"();

CREATE FUNCTION "meeting_point_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "unit_meeting" m WHERE m."id" = (coalesce(NEW, OLD))."meetingId" AND m."lockedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'the minutes of a closed meeting are kept';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER "meeting_point_is_kept" BEFORE INSERT OR UPDATE OR DELETE ON "meeting_point" FOR EACH ROW EXECUTE FUNCTION "meeting_point_is_kept"();
CREATE TRIGGER "meeting_point_is_kept" BEFORE INSERT OR UPDATE OR DELETE ON "meeting_item" FOR EACH ROW EXECUTE FUNCTION "meeting_point_is_kept"();

-- What was opened once stays as it was: it ends, and another follows it.
CREATE FUNCTION "opening_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."endedAt" IS NOT NULL OR to_jsonb(NEW) - 'endedAt' <> to_jsonb(OLD) - 'endedAt' THEN
    RAISE EXCEPTION 'an opening is kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "opening_is_kept" BEFORE UPDATE OR DELETE ON "head_opening" FOR EACH ROW EXECUTE FUNCTION "opening_is_kept"();

-- Who works in a unit on a day, and whoever heads it then.
CREATE FUNCTION "people_of_unit"("of_unit" uuid, "on_day" date) RETURNS TABLE ("id" uuid) LANGUAGE sql STABLE AS $$
  SELECT e."id" FROM "employee" e WHERE e."unitId" = "of_unit" AND (e."leftOn" IS NULL OR e."leftOn" > "on_day")
  UNION
  SELECT h."employeeId" FROM "unit_head" h WHERE h."unitId" = "of_unit" AND h."from" <= "on_day" AND (h."until" IS NULL OR h."until" >= "on_day")
$$;
