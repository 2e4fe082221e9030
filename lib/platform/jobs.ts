import "server-only";
import { log, logFault } from "./log";
import { Refused } from "./refusal";

/** A job finds out for itself what is due, and running it twice, or on two instances at once, does nothing twice. */
export type Job = { name: string; due: (now: Date) => Promise<readonly string[]>; run: (id: string, now: Date) => Promise<unknown> };

const EVERY_MS = 60_000;
/** Whoever asked for a job has their answer before it begins. */
const WAKE_MS = 300;
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

const kept = globalThis as { cerminJobs?: (() => void) | undefined };

/**
 * Runs every job now, then once a minute, and at once when somebody waits for one (`wakeJobs`).
 * A job that fails is logged and tried again; it stops no other.
 */
export function startJobs(jobs: readonly Job[], now: () => Date) {
  let running = false;
  let again = false;
  const runAll = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    clearTimeout(timer);
    do {
      again = false;
      for (const job of jobs) await runJob(job, now()).catch((error: unknown) => logFault(error, `job ${job.name}`));
    } while (again);
    running = false;
    timer = setTimeout(runAll, EVERY_MS);
    timer.unref();
  };
  kept.cerminJobs = () => setTimeout(() => void runAll(), WAKE_MS).unref();
  void runAll();
}

/** Somebody waits on a page for what a job does: it need not wait for its minute. The bundles of one process find the jobs by the global. */
export const wakeJobs = () => kept.cerminJobs?.();

export const stopJobs = () => {
  kept.cerminJobs = undefined;
  clearTimeout(timer);
};
