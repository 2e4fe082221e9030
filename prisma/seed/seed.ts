import { dayOf } from "@/lib/platform/clock";
import { firstDayOf, lastDayOf, quarterAfter, quarterOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import { FIXED_HOLIDAYS } from "./fixed-holidays";
import type { Place, SeedPerson, SeedUnit } from "./place";
import { Random } from "./random";

/** Lines, offices and postings reach back further than anything that is appraised. */
export const SINCE = "2024-01-02";

/** The day it is built for, the place, chance that repeats, and the ids of who and what is in it. */
export class Seed {
  readonly random: Random;
  readonly day: string;
  readonly open: string;
  /** The last quarter that closed. */
  readonly closed: string;
  /** All that are closed and rated, the oldest first. */
  readonly closedQuarters: readonly string[];
  /** The holidays of fixed date in every year that it tells of. */
  readonly holidays: ReadonlySet<string>;
  private readonly units: ReadonlyMap<string, { unit: SeedUnit; id: string }>;
  private readonly people: ReadonlyMap<string, { person: SeedPerson; id: string }>;
  private readonly keys: ReadonlyMap<string, string>;

  constructor(
    readonly at: Date,
    readonly place: Place,
  ) {
    this.day = dayOf(at);
    this.random = new Random(Number(this.day.replaceAll("-", "")));
    this.open = quarterOf(this.day);
    this.closed = quarterAfter(this.open, -1);
    this.closedQuarters = Array.from({ length: place.closed }, (_, i) => quarterAfter(this.open, i - place.closed));
    this.holidays = new Set(
      yearsOf(firstDayOf(this.closedQuarters[0] ?? this.open), this.day).flatMap((year) =>
        FIXED_HOLIDAYS.map(([date]) => `${year}-${date}`),
      ),
    );
    this.units = new Map(place.units.map((unit) => [unit.key, { unit, id: this.id() }]));
    this.people = new Map(place.people.map((person) => [person.key, { person, id: this.id() }]));
    this.keys = new Map([...this.people].map(([key, { id }]) => [id, key]));
  }

  id = () => this.random.id(this.at);
  /** For rows whose id must not tell the time. */
  plainId = () => this.random.id(new Date(this.random.int(0, 2 ** 30) * 1_000)).replace(/-7(...-)a/, "-4$1a");
  /** Chance of its own for one matter, so that what one person does is the same whoever else there is. */
  chanceOf = (...matter: readonly string[]) => new Random(hash([this.day, ...matter].join(" ")));
  unitId = (key: string) => known(this.units, key).id;
  unit = (key: string) => known(this.units, key).unit;
  personId = (key: string) => known(this.people, key).id;
  person = (key: string) => known(this.people, key).person;
  keyOf = (personId: string): string => this.keys.get(personId) ?? "";

  /** 0 for the open quarter, 1 for the one before. */
  agoOf = (period: string) => [this.open, ...this.closedQuarters.toReversed()].indexOf(period);
  /** The day on which some came from another unit: the middle of the last closed quarter. */
  get movedOn() {
    return addDays(firstDayOf(this.closed), 45);
  }
  leftOn = ({ leaves }: SeedPerson) => (leaves === undefined ? null : addDays(firstDayOf(this.closed), leaves));
  unitOn = ({ unit, moved }: SeedPerson, day: string) => (moved && day < this.movedOn ? moved.unit : unit);
  /** The civil service as it is on the last day of a period; of the open one, as it is now. */
  appraisedIn(period: string): SeedPerson[] {
    const last = lastDayOf(period);
    return this.place.people.filter((person) => {
      const left = this.leftOn(person);
      return person.kind !== "official" && (left === null || left > last);
    });
  }
}

function yearsOf(from: string, to: string): number[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => first + i);
}

function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (!found) throw new RangeError(`no ${key}`);
  return found;
}

/** A 32-bit FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return state;
}
