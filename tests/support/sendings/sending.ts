import { EVERYBODY, type Person } from "../onlookers";
import { employeeId, find, unitId } from "../records";

export type Filled = Record<string, string | readonly string[]>;
export type Sending = {
  /** What must have been done shortly before. */
  first?: () => Promise<unknown>;
  /** Filled in so that whoever may sends it is done: what is refused below is refused for who sends it, and for nothing else. */
  form: () => Filled | Promise<Filled>;
  /** Who does it in the end, to prove that. */
  by: Person | "nobody";
  /** Who must not: not found. */
  notBy: readonly Person[];
  /** Done is told by the notice, or by leading on. */
  leads?: string;
  /** Where one deed is on many people's records at once: how many statements, however many they are. Ten else. */
  most?: number;
  /** What goes on by itself when it is done, and must have come to its end before the next. */
  settles?: () => Promise<unknown>;
};

export const version = (table: string, id: string) => find(`SELECT "version" FROM "${table}" WHERE "id" = $1`, id);
export const but = (...those: Person[]) => EVERYBODY.filter((person) => !those.includes(person));
export const one = (sql: string) => find(`${sql} ORDER BY "id" LIMIT 1`);
/** Next year's plans that are on their way in the south: the nurse's is worked on by her and her rater. */
export const nextPlan = async (key: string) =>
  find(`SELECT "id" FROM "plan" WHERE "employeeId" = $1 AND "setOn" IS NULL`, await employeeId(key));
export const planForm = async (key: string): Promise<Filled> => {
  const id = await nextPlan(key);
  return { planId: id, version: await version("plan", id) };
};
export const southColumn = async (year = 2027) =>
  find(
    `SELECT i."id" FROM "agreement_indicator" i JOIN "agreement_result" r ON r."id" = i."resultId" JOIN "agreement" a ON a."id" = r."agreementId"
     WHERE a."unitId" = $1 AND a."year" = $2 ORDER BY r."position", i."position" LIMIT 1`,
    await unitId("Puskesmas Selatan"),
    String(year),
  );
