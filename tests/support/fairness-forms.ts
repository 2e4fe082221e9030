import { CASE_SETS, QUESTION_KEYS, QUESTIONS } from "@/lib/fairness/schema";

const [{ version, cases }] = CASE_SETS;

/** A whole set of cases, and the check of the training with some answers wrong, as their forms send them. */
export const caseAnswers = (): Record<string, string> => ({
  set: version,
  ...Object.fromEntries(
    cases.flatMap((name) => [`answers.${name}.workResult`, `answers.${name}.behaviour`].map((field) => [field, "meets"])),
  ),
});
export const trainingAnswers = (wrong: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(
    QUESTION_KEYS.map((question) => {
      const { answers, right } = QUESTIONS[question];
      return [`answers.${question}`, wrong.includes(question) ? (answers.find((answer) => answer !== right) ?? "") : right];
    }),
  );
