-- CreateTable
CREATE TABLE "case_answer" (
    "raterId" UUID NOT NULL,
    "setVersion" TEXT NOT NULL,
    "caseKey" TEXT NOT NULL,
    "workResult" "Expectation" NOT NULL,
    "behaviour" "Expectation" NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_answer_pkey" PRIMARY KEY ("raterId","setVersion","caseKey")
);

-- CreateTable
CREATE TABLE "rater_training" (
    "employeeId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "passedAt" TIMESTAMPTZ(3) NOT NULL,
    "right" SMALLINT NOT NULL,
    "asked" SMALLINT NOT NULL,

    CONSTRAINT "rater_training_pkey" PRIMARY KEY ("employeeId","version")
);

-- AddForeignKey
ALTER TABLE "case_answer" ADD CONSTRAINT "case_answer_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rater_training" ADD CONSTRAINT "rater_training_employeeId_fkey" FOREIGN KEY ("employeeId") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -----------------------------------------------------------------------------------------

-- A rater's answer to a case tells that rater from the others as it was given: nothing changes it afterwards.
CREATE FUNCTION "case_answer_is_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an answer to a case is kept as it was sent' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "case_answer_is_kept" BEFORE UPDATE OR DELETE ON "case_answer" FOR EACH ROW EXECUTE FUNCTION "case_answer_is_kept"();

INSERT INTO "setting" ("id", "key", "value", "from", "until", "source", "tag") VALUES
  (gen_random_uuid(), 'severityModel', '{"severity": 5, "team": 4, "person": 8, "noise": 4, "vignette": 5, "weight": 2, "quarters": 8}', '2000-01-01', NULL, 'Bawaan Cermin: dugaan awal sebelum ada data, simpangan baku dalam angka 0 sampai 100; tidak ada peraturan yang menyebutnya', 'H'),
  (gen_random_uuid(), 'straightLine', '{"least": 5, "share": 80}', '2000-01-01', NULL, 'Bawaan Cermin: sejak berapa orang penilai diingatkan bahwa pasangan penilaiannya hampir selalu sama', 'H'),
  (gen_random_uuid(), 'trainingPass', '80', '2000-01-01', NULL, 'Bawaan Cermin: bagian jawaban benar pada pelatihan penilai; tidak ada peraturan yang menyebutnya', 'H');
