import { Invalid, type Problem } from "@/lib/platform/refusal";

/** The problems by which a command found something unacceptable. */
export const problems = async (work: Promise<unknown>): Promise<readonly Problem[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Invalid) return error.problems;
      throw error;
    },
  );
