import type { Role } from "@/lib/access/types";
import type { Say } from "@/lib/messages/format";
import type { Navigation } from "./types";

type Link = {
  href: string;
  label: string;
  icon:
    | "house"
    | "notebook"
    | "target"
    | "scale"
    | "scroll"
    | "inbox"
    | "chart"
    | "history"
    | "users"
    | "building"
    | "settings"
    | "radio"
    | "file"
    | "clock"
    | "table"
    | "eye"
    | "up"
    | "done";
  count?: number;
};
type Group = { title: string; links: Link[] };

/** The menu of one person: own work for everybody, the team for who rates, the unit for who heads, the office by role. */
export function menuFor(
  roles: readonly Role[],
  { ratees, waiting, headedUnitId, matrixUnitId }: Navigation,
  say: Say,
): { groups: Group[]; tabs: Link[] } {
  const has = (...any: Role[]) => any.some((role) => roles.includes(role));
  const today: Link = { href: "/today", label: say("menu.today"), icon: "house" };
  const activities: Link = { href: "/activities", label: say("menu.activities"), icon: "notebook" };
  const plans: Link = { href: "/plans", label: say("menu.plans"), icon: "target" };
  const results: Link = { href: "/results", label: say("menu.results"), icon: "scroll" };
  const objections: Link = { href: "/objections", label: say("menu.objections"), icon: "scale" };
  const appraisals: Link = { href: "/appraisals", label: say("menu.appraisals"), icon: "scale" };
  const team: Link = { href: "/team", label: say("menu.team"), icon: "inbox", count: waiting };
  const teamPlans: Link = { href: "/plans/team", label: say("menu.teamPlans"), icon: "target" };
  const feedback: Link = { href: "/feedback", label: say("menu.feedback"), icon: "inbox" };
  const dialogues: Link = { href: "/dialogues", label: say("menu.dialogues"), icon: "users" };
  const awards: Link = { href: "/awards", label: say("menu.awards"), icon: "done" };
  const followUps: Link = { href: "/follow-ups", label: say("menu.followUps"), icon: "up" };
  const agreements: Link = { href: "/agreements", label: say("menu.agreements"), icon: "scroll" };
  const achievements: Link = { href: "/achievements", label: say("menu.achievements"), icon: "building" };
  const direction: Link = { href: "/direction", label: say("menu.direction"), icon: "eye" };
  const rules: Link = { href: "/settings", label: say("menu.settings"), icon: "settings" };
  const matrix: Link | null = matrixUnitId === null ? null : { href: `/matrix/${matrixUnitId}`, label: say("menu.matrix"), icon: "table" };
  const dashboards: Link = { href: "/dashboards", label: say("menu.dashboards"), icon: "chart" };

  const office = [
    has("personnel", "auditor") || headedUnitId !== null ? dashboards : null,
    has("personnel", "auditor") ? ({ href: "/quarters", label: say("menu.quarters"), icon: "history" } as const) : null,
    has("personnel", "auditor") ? ({ href: "/settings/holidays", label: say("menu.holidays"), icon: "clock" } as const) : null,
    has("personnel", "auditor") || headedUnitId !== null
      ? ({ href: "/calibrations", label: say("menu.calibrations"), icon: "scale" } as const)
      : null,
    has("personnel", "auditor") ? ({ href: "/fairness", label: say("menu.fairness"), icon: "scale" } as const) : null,
    has("personnel") || headedUnitId !== null ? ({ href: "/follow-ups/needs", label: say("menu.needs"), icon: "up" } as const) : null,
    has("personnel") ? ({ href: "/attendance", label: say("menu.attendance"), icon: "notebook" } as const) : null,
    has("personnel", "auditor", "administrator") ? ({ href: "/people", label: say("menu.people"), icon: "users" } as const) : null,
    has("personnel", "auditor", "administrator") ? ({ href: "/units", label: say("menu.units"), icon: "building" } as const) : null,
    has("personnel", "auditor", "administrator") ? ({ href: "/lines", label: say("menu.lines"), icon: "scale" } as const) : null,
    has("administrator", "auditor") ? ({ href: "/imports", label: say("menu.imports"), icon: "file" } as const) : null,
    has("administrator", "auditor") ? ({ href: "/accounts", label: say("menu.accounts"), icon: "settings" } as const) : null,
    has("personnel", "auditor", "administrator") ? ({ href: "/services", label: say("menu.services"), icon: "radio" } as const) : null,
    has("auditor") ? ({ href: "/ledger", label: say("menu.ledger"), icon: "file" } as const) : null,
  ].filter((link) => link !== null);

  const groups: Group[] = [
    ...(office.length > 0 ? [{ title: say("menu.office"), links: office }] : []),
    ...(ratees > 0 ? [{ title: say("menu.myTeam"), links: [team, appraisals, teamPlans, ...(matrix ? [matrix] : [])] }] : []),
    {
      title: say("menu.myWork"),
      links: [today, activities, plans, ...(ratees > 0 ? [] : [appraisals]), results, feedback, dialogues, followUps, objections, awards],
    },
    { title: say("menu.agency"), links: [direction, agreements, achievements, rules] },
  ];
  const first =
    office[0] && !ratees
      ? [office[0], today, activities, results]
      : ratees > 0
        ? [today, team, appraisals, activities]
        : [today, activities, plans, results];
  // Under a thumb there is room for one short word.
  const short = new Map<Link, string>([
    [plans, say("menu.plansShort")],
    [team, say("menu.teamShort")],
    ...(ratees > 0 ? ([[appraisals, say("menu.appraisalsShort")]] as const) : []),
  ]);
  return { groups, tabs: first.map((link) => ({ ...link, label: short.get(link) ?? link.label })) };
}
