import "server-only";
import { authorize } from "@/lib/access/grant";
import { AGENCY } from "@/lib/access/types";
import { keepScans, listDueBatches, moveAnswers } from "@/lib/citizens/commands";
import { anyScans } from "@/lib/citizens/scans";
import { listUnnamedFiles, sweepFile } from "@/lib/documents/commands";
import { measure } from "@/lib/facts/queries";
import { listDueImports, workOn } from "@/lib/imports/commands/work";
import { followPosting, listArrived } from "@/lib/people/commands/postings";
import { checkDatabase } from "@/lib/platform/checks";
import { dayOf, now } from "@/lib/platform/clock";
import { flushInSync } from "@/lib/platform/compression";
import { type Job, startJobs, stopJobs } from "@/lib/platform/jobs";
import { hub } from "@/lib/platform/live";
import { logFault } from "@/lib/platform/log";
import { destroyBatchKey, listBatchKeys } from "@/lib/platform/sealed-box";
import { freezePeriod, isSettled, listUnfrozen } from "@/lib/scoring/commands/facts";
import { listDueGroups, listEndedGroups, releaseResponses } from "@/lib/scoring/commands/responses";
import { getSettings } from "@/lib/settings/queries";

/** Peers' answers whose window has closed move whole, each group by itself. */
const releaseDue: Job = {
  name: "release responses",
  due: (at) => listDueGroups(dayOf(at)),
  run: async (id, at) => releaseResponses(await authorize("job", "responses:release", id), at),
};

/** Citizens' one-time answers move once enough of them have lain long enough. */
const moveDue: Job = {
  name: "move answers",
  due: listDueBatches,
  run: async (id, at) => moveAnswers(await authorize("job", "answers:move", id), at),
};

const writeScans = async () => keepScans(await authorize("job", "scans:keep", AGENCY));

/** Posters' scans are counted in memory and written together. */
const keepCounted: Job = { name: "keep scans", due: async () => (anyScans() ? [AGENCY] : []), run: writeScans };

/** Files that nothing names any more, taken off or never hung on: gone a day later. */
const sweepDue: Job = {
  name: "sweep files",
  due: listUnnamedFiles,
  run: async (name, at) => sweepFile(await authorize("job", "document:sweep", name), at),
};

/** What is computed of a quarter stays as it is once the quarter is over, also where nobody has rated. */
const freezeDue: Job = {
  name: "freeze facts",
  due: async (at) => {
    const over = await listUnfrozen(at);
    if (over.length === 0) return over;
    const { value: days } = (await getSettings(dayOf(at)))("freezeDays");
    return over.filter((period) => isSettled(period, days, at));
  },
  run: async (period, at) => freezePeriod(await authorize("job", "facts:freeze", AGENCY), period, measure, at),
};

/** A transfer written ahead is in effect on its day. */
const followDue: Job = {
  name: "follow postings",
  due: (at) => listArrived(dayOf(at)),
  run: async (id, at) => followPosting(await authorize("job", "posting:follow", id), at),
};

/** Master data that was mapped is checked, and what was asked for is loaded: at once, for somebody waits for it. */
const loadDue: Job = {
  name: "load master data",
  due: listDueImports,
  run: async (id, at) => workOn(await authorize("job", "import:work", id), at),
};

/** Refuses an unsafe database, destroys keys whose batch has ended, starts the jobs, and closes open streams on SIGTERM. */
export async function onStart() {
  flushInSync();
  await checkDatabase();
  for (const id of await listEndedGroups(await listBatchKeys())) await destroyBatchKey(id);
  startJobs([followDue, releaseDue, moveDue, keepCounted, sweepDue, freezeDue, loadDue], now);
  process.once("SIGTERM", () => {
    stopJobs();
    hub().closeAll();
    if (anyScans()) void writeScans().catch((error: unknown) => logFault(error, "job keep scans"));
  });
}
