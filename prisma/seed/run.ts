import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { writeAccountStates } from "./accounts";
import { writeActivities } from "./activities";
import { writeAgency } from "./agency";
import { writeAgreements } from "./agreements";
import { writeAttendance } from "./attendance";
import { writeAwards } from "./awards";
import { writeBound } from "./bound";
import { writeCalibrations } from "./calibrations";
import { writeComments } from "./comments";
import { writeDialogues } from "./dialogues";
import { writeDirection } from "./direction";
import { writeDisputes } from "./disputes";
import { writeReasons } from "./distribution";
import { writeDocuments } from "./documents";
import { writeEvaluatedAbove, writeEvaluations } from "./evaluations";
import { writeFairness } from "./fairness";
import { writeFeedback } from "./feedback";
import { writeFollowUps } from "./follow-ups";
import { writeHolidays } from "./holidays";
import { writeImports } from "./imports";
import { writeLedger } from "./ledger";
import { writeMatrix } from "./matrix";
import { writeMeetings } from "./meetings";
import { writeObjections } from "./objections";
import { writeObstacles } from "./obstacles";
import { writeParents } from "./parents";
import { writePeers } from "./peers";
import { PLACES } from "./places";
import { writePlanStates } from "./plan-states";
import { writePlans } from "./planned";
import { writePostings } from "./postings";
import { writeProposals } from "./proposals";
import { writeQuarter } from "./quarters";
import { readRaters } from "./raters";
import { writeReceipts } from "./receipts";
import { writeResultAgreements } from "./result-agreements";
import { weighWaiting } from "./review";
import { writeSaid } from "./said";
import { writeScans } from "./scans";
import { Seed } from "./seed";
import { writeServices } from "./services";

/**
 * Builds the demonstration for the day it runs on, in an empty database, and marks it as one: nobody else writes that mark.
 * `town` is the whole, `office` the part of it that most tests stand on.
 */
const [, , size = "town"] = process.argv;
const place = PLACES[size];
if (!place) {
  process.stderr.write(`There is no ${size}: ${Object.keys(PLACES).join(", ")}\n`);
  process.exit(1);
}
if ((await db.unit.count()) > 0 || (await db.installation.count()) > 0) {
  process.stderr.write("This database is not empty: the demonstration is only ever loaded into an empty one.\n");
  process.exit(1);
}

const began = performance.now();
const seed = new Seed(now(), place);
const say = (line: string) => process.stdout.write(`${line}\n`);

await writeHolidays(seed);
await writeAgency(seed);
await writeAccountStates(seed);
await writeProposals(seed);
const raterOn = await readRaters(seed);
say("pegawai, unit dan akun");
const planned = await writePlans(seed, raterOn);
say("rencana kinerja");
for (const period of [...seed.closedQuarters, seed.open]) {
  const appraisals = await writeQuarter(seed, period, planned, raterOn);
  if (period !== seed.open) await writeFeedback(seed, period, planned, appraisals);
  await writePeers(seed, period, appraisals);
}
say(`${seed.closedQuarters.length + 1} triwulan`);
await writeActivities(seed, planned, raterOn);
await weighWaiting(seed);
say("kegiatan");
await writeDocuments(seed);
say("foto dan PDF");
await writeServices(seed);
say("layanan dan suara warga");
await writePlanStates(seed);
await writeAttendance(seed);
await writeBound(seed);
await writeResultAgreements(seed);
await writeEvaluatedAbove(seed);
await writeReceipts();
say("kuitansi penilaian");
await writeLedger(seed);
say("catatan audit");
await writePostings(seed);
say("penempatan");
await writeScans(seed);
say("pindaian poster");
await writeReasons(seed);
await writeImports(seed);
say("data induk");
await writeAgreements(seed, await writeDirection(seed));
await writeMatrix(seed);
await writeParents(seed);
say("visi, misi dan perjanjian kinerja");
await writeDisputes(seed);
say("pernyataan tentang penilai");
await writeObstacles(seed, planned);
say("hambatan");
await writeComments(seed);
say("klarifikasi rencana");
await writeCalibrations(seed);
say("kalibrasi");
await writeFairness(seed);
say("kasus acuan dan pelatihan penilai");
await writeSaid(seed, planned);
say("umpan balik");
await writeFollowUps(seed);
say("tindak lanjut");
await writeEvaluations(seed);
await writeObjections(seed);
say("dokumen evaluasi");
await writeDialogues(seed);
await writeMeetings(seed);
say("dialog");
await writeAwards(seed);
say("penghargaan");
await db.installation.create({
  data: { id: 1, demo: true, agencyName: "Pemerintah Kota Contoh", createdAt: seed.at },
  select: { id: true },
});
say(`${size} dimuat dalam ${((performance.now() - began) / 1_000).toFixed(1)} detik`);

await db.$disconnect();
