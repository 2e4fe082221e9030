import "server-only";
import { rows } from "@/lib/access/policy";
import type { Role, Staff } from "@/lib/access/types";
import { ONLOOKERS, type Onlooker, type Sights } from "./types";

/** Somebody of each kind beside one appraised person; what they may is asked of the policy itself, so that help cannot differ from it. */
const actors: Record<Onlooker, Staff> = {
  self: staff("self"),
  rater: staff("rater"),
  head: staff("head"),
  personnel: staff("somebody", "personnel"),
  auditor: staff("somebody", "auditor"),
  administrator: staff("somebody", "administrator"),
  colleague: staff("colleague"),
};
function staff(employeeId: string, ...roles: Role[]): Staff {
  return { id: employeeId, employeeId, roles };
}

const work = { employeeId: "self", raterId: "rater", headIds: ["head"] };
const rated = {
  ...work,
  rated: true,
  self: "closed",
  peers: "closed",
  rating: "closed",
  superiorId: "superior",
  aboveId: null,
  document: null,
} as const;

/** Who may read one's plan, one's log and one's result. */
export const sights = (): Sights => ({
  plan: ONLOOKERS.filter(
    (who) => rows["plan:read"].rule(actors[who], { ...work, state: "set", superiorId: "superior", overdue: false }).allowed,
  ),
  activities: ONLOOKERS.filter((who) => rows["activities:read"].rule(actors[who], work).allowed),
  result: ONLOOKERS.filter((who) => rows["appraisal:read-result"].rule(actors[who], rated).allowed),
});
