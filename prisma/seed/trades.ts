import type { Trade } from "./place";
import { PLANS_BY_TRADE, type SeedResult } from "./plans";
import { ACTIVITIES, type ActivityText } from "./texts";
import { TOWN_ACTIVITIES } from "./town/activities";
import { TOWN_PLANS } from "./town/plans";

/** What people of each trade do all day, and what they are expected to bring about. */
export const ACTIVITIES_OF: Record<Trade, readonly ActivityText[]> = { ...ACTIVITIES, ...TOWN_ACTIVITIES };
export const PLAN_OF: Record<Trade, readonly SeedResult[]> = { ...PLANS_BY_TRADE, ...TOWN_PLANS };
