import "server-only";
import { log, logFault } from "./log";

/** A job finds out for itself what is due, and running it twice, or on two instances at once, does nothing twice. */
export type Job = { name: string; run: (now: Date) => Promise<number> };

const EVERY_MS = 60_000;
let timer: NodeJS.Timeout | undefined;

/** Runs every job now and then once a minute. A job that fails is logged and tried again; it stops no other. */
export function startJobs(jobs: readonly Job[], now: () => Date) {
  const runAll = async () => {
    for (const { name, run } of jobs) {
      try {
        const done = await run(now());
        if (done > 0) log("job", { name, done });
      } catch (error) {
        logFault(error, `job ${name}`);
      }
    }
    timer = setTimeout(runAll, EVERY_MS);
    timer.unref();
  };
  void runAll();
}

export const stopJobs = () => clearTimeout(timer);
