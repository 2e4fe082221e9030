import { CHAIN } from "./chain";
import { PEOPLE, UNITS } from "./people";
import type { Place, SeedPerson } from "./place";
import { SERVICES } from "./texts";
import { INNER_OFFICES } from "./town/inner-offices";
import { peopleOf } from "./town/posts";
import { SCHOOLS } from "./town/schools";
import { SERVICE_OFFICES } from "./town/service-offices";
import { TOWN_SERVICES } from "./town/services";
import { STORIES_OF } from "./town/stories";
import { TOWN_HEADS, TOWN_RATERS, TOWN_UNITS } from "./town/units";

/** One health office of thirty, with a quarter that is over and one that is open: what most tests stand on. */
export const OFFICE: Place = {
  units: UNITS,
  people: PEOPLE,
  services: SERVICES,
  cases: CHAIN,
  closed: 1,
  longLog: false,
  left: "clerkOne",
};

/** The whole of Kota Contoh, with that office in it: the same people under the same keys, doing the same. */
export const TOWN: Place = {
  units: [...UNITS.map((unit) => ({ ...unit, ...TOWN_HEADS[unit.key] })), ...TOWN_UNITS],
  people: [...PEOPLE.map(inTown), ...peopleOf([...SERVICE_OFFICES, ...SCHOOLS, ...INNER_OFFICES])],
  services: [...SERVICES, ...TOWN_SERVICES],
  cases: { ...CHAIN, ...STORIES_OF },
  closed: 3,
  longLog: true,
  left: null, // whose ratings all have their evidence
};

function inTown(person: SeedPerson): SeedPerson {
  return { ...person, rater: TOWN_RATERS[person.key] ?? person.rater };
}

export const PLACES: Readonly<Record<string, Place>> = { office: OFFICE, town: TOWN };
