import { dayOf } from "@/lib/platform/clock";
import { firstDayOf, lastDayOf, quarterAfter, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { PEOPLE, type SeedPerson, UNITS, type UnitKey } from "./people";
import { Random } from "./random";

/** The day it is built for, chance that repeats, and the ids of who and what is in it. */
export class Seed {
  readonly random: Random;
  readonly day: string;
  readonly open: string;
  readonly closed: string;
  private readonly units = new Map<string, string>();
  private readonly people = new Map<string, string>();

  constructor(readonly at: Date) {
    this.day = dayOf(at);
    this.random = new Random(Number(this.day.replaceAll("-", "")));
    this.open = quarterOf(this.day);
    this.closed = quarterAfter(this.open, -1);
    for (const { key } of UNITS) this.units.set(key, this.id());
    for (const { key } of PEOPLE) this.people.set(key, this.id());
  }

  id = () => this.random.id(this.at);
  /** For rows whose id must not tell the time. */
  plainId = () => this.random.id(new Date(this.random.int(0, 2 ** 30) * 1_000)).replace(/-7(...-)a/, "-4$1a");
  unitId = (key: UnitKey) => known(this.units, key);
  personId = (key: string) => known(this.people, key);
  firstDayOf = (which: "open" | "closed") => firstDayOf(this[which]);
  lastDayOf = (which: "open" | "closed") => lastDayOf(this[which]);
  keyOf = (personId: string): string => [...this.people].find(([, id]) => id === personId)?.[0] ?? "";
}

function known(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key);
  if (!id) throw new RangeError(`no ${key}`);
  return id;
}

/** Everybody who is appraised: the civil service, but for who has left. */
export const appraised = (left: string): SeedPerson[] => PEOPLE.filter(({ kind, key }) => kind !== "official" && key !== left);
