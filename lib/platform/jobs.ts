import "server-only";
import { log, logFault } from "./log";
import { Refused } from "./refusal";

/** A job finds out for itself what is due, and running it twice, or on two instances at once, does nothing twice. */
export type Job = { name: string; due: (now: Date) => Promise<readonly string[]>; run: (id: string, now: Date) => Promise<unknown> };

const EVERY_MS = 60_000;
let timer: NodeJS.Timeout | undefined;

/** What cannot be done is logged, tried again next time, and stops nothing that comes after it. */
async function runJob({ name, due, run }: Job, now: Date) {
  let done = 0;
  for (const id of await due(now)) {
    try {
      await run(id, now);
      done += 1;
    } catch (error) {
      if (!(error instanceof Refused)) logFault(error, `job ${name}`); // refused: another instance came first
    }
  }
  if (done > 0) log("job", { name, done });
}

/** Runs every job now and then once a minute. A job that fails is logged and tried again; it stops no other. */
export function startJobs(jobs: readonly Job[], now: () => Date) {
  const runAll = async () => {
    for (const job of jobs) await runJob(job, now()).catch((error: unknown) => logFault(error, `job ${job.name}`));
    timer = setTimeout(runAll, EVERY_MS);
    timer.unref();
  };
  void runAll();
}

export const stopJobs = () => clearTimeout(timer);
