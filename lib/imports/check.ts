import { checkUnits } from "./check-units";
import { type ReadRow, readRow } from "./read-row";
import type { Change, Checked, CheckedRow, Counts, Mapping, Staged, TableRow, World } from "./types";

type Person = World["people"][number];
type Given = {
  rows: readonly TableRow[];
  mapping: Mapping;
  /** From when what has no date of its own holds. */
  effectiveOn: string;
  today: string;
  newId: () => string;
};

/**
 * What a file would do to what is there: every row new, changed, unchanged or refused, with what is wrong in each cell. Pure: it writes
 * nothing and asks nobody. Shape: days YYYY-MM-DD; a row is compared as it is found, with its version. Missing: an empty cell of a field
 * that is not needed leaves what is there; whoever is not in the file is counted and not touched.
 */
export function checkRows({ rows: given, mapping, effectiveOn, today, newId }: Given, world: World): Checked {
  const rows = given.map((row) => readRow(row, mapping, today));
  refuseTwins(rows);
  const { unitOf, nameOf, units } = checkUnits(rows, world.units, newId);
  const known = new Map(world.people.flatMap((person) => (person.nip ? [[person.nip, person] as const] : [])));
  const idOf = new Map(rows.flatMap(({ nip }) => (nip ? [[nip, known.get(nip)?.id ?? newId()] as const] : [])));
  const hasLeft = ({ leftOn }: Person) => leftOn !== null && leftOn <= today;

  for (const row of rows) {
    const person = row.nip ? known.get(row.nip) : undefined;
    if (person && hasLeft(person))
      row.problems.push({ field: "nip", key: "imports.problem.left", values: { day: { day: person.leftOn ?? "" } } });
    if (row.rater === null) continue;
    const rater = known.get(row.rater);
    if (row.rater === row.nip) row.problems.push({ field: "rater", key: "people.notOneself" });
    else if (!idOf.has(row.rater) && !rater)
      row.problems.push({ field: "rater", key: "imports.problem.raterUnknown", values: { typed: row.rater } });
    else if (rater && hasLeft(rater)) row.problems.push({ field: "rater", key: "imports.problem.raterLeft", values: { name: rater.name } });
  }
  const names = new Map(world.people.map(({ id, name }) => [id, name]));
  for (const { nip, name } of rows) if (nip) names.set(idOf.get(nip) ?? "", name);
  refuseRings(rows, idOf, names, world, today);

  const lines = groupBy(world.lines, ({ employeeId }) => employeeId);
  const heads = groupBy(world.heads, ({ unitId, capacity }) => `${unitId} ${capacity}`);
  const headed = new Map<string, number>();
  const moves = {
    homes: groupBy(world.homes, ({ employeeId }) => employeeId),
    closed: new Map(world.closed.map((each) => [each.employeeId, each])),
  };

  const checked = rows.map((row): CheckedRow => {
    const employeeId = row.nip ? (idOf.get(row.nip) ?? null) : null;
    const unitId = unitOf.get(row.n);
    const found = row.nip ? known.get(row.nip) : undefined;
    const before = found && asOf(found, row.from ?? effectiveOn, moves.homes.get(found.id) ?? []);
    const changes: Change[] = [];
    let staged: Staged | null = null;
    if (employeeId && unitId && row.postKind) {
      const from = row.from ?? effectiveOn;
      const person = stagePerson(row, row.postKind, unitId, from, before);
      changes.push(...personChanges(person, before, before ? nameOf(before.unitId) : null, nameOf(unitId)));
      const raterId = row.rater ? (idOf.get(row.rater) ?? known.get(row.rater)?.id) : undefined;
      const line =
        raterId && raterId !== employeeId ? stageLine(row, raterId, from, lines.get(employeeId) ?? [], names, newId, changes) : null;
      const head = row.head ? stageHead(row, row.head, { unitId, employeeId, from }, heads, headed, names, newId, changes) : null;
      const transfer = before && stageTransfer(row, person, before, { from, today }, moves, nameOf, newId);
      staged = {
        transfer: transfer ?? null,
        person: { ...person, changed: before !== undefined && changes.some(({ field }) => PERSONAL.has(field)) },
        line,
        head,
      };
    }
    const refused = row.problems.length > 0;
    return {
      n: row.n,
      nip: row.nip,
      employeeId,
      outcome: refused ? "refused" : before === undefined ? "new" : changes.length > 0 ? "changed" : "unchanged",
      staged: refused ? null : staged,
      changes,
      problems: row.problems,
      warnings: row.warnings,
    };
  });
  return { rows: checked, units, counts: countsOf(checked, units, world, idOf, hasLeft) };
}

const PERSONAL: ReadonlySet<string> = new Set(["name", "post", "postKind", "rank", "unit"]);

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const group = found.get(keyOf(one));
    if (group) group.push(one);
    else found.set(keyOf(one), [one]);
  }
  return found;
}

/** Two rows of one person contradict each other or repeat each other; which is meant nobody can say. */
function refuseTwins(rows: readonly ReadRow[]) {
  for (const twins of groupBy(
    rows.filter(({ nip }) => nip !== null),
    ({ nip }) => nip ?? "",
  ).values()) {
    if (twins.length < 2) continue;
    for (const row of twins) {
      const others = twins.filter((other) => other !== row).map(({ n }) => n);
      row.problems.push({ field: "nip", key: "imports.problem.nipTwice", values: { rows: others.slice(0, 5).join(", ") } });
    }
  }
}

/** Nobody is rated by somebody whom they rate, over however many: the file's lines over those that stand. */
function refuseRings(
  rows: readonly ReadRow[],
  idOf: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  world: World,
  today: string,
) {
  const above = new Map(
    world.lines.filter(({ until }) => until === null || until >= today).map(({ employeeId, raterId }) => [employeeId, raterId]),
  );
  const idFrom = new Map(world.people.flatMap(({ nip, id }) => (nip ? [[nip, id] as const] : [])));
  const rowOf = new Map<string, ReadRow>();
  for (const row of rows) {
    const id = row.nip && idOf.get(row.nip);
    const rater = row.rater && (idOf.get(row.rater) ?? idFrom.get(row.rater));
    if (!id || !rater || id === rater) continue;
    above.set(id, rater);
    rowOf.set(id, row);
  }
  const seen = new Set<string>();
  for (const start of rowOf.keys()) {
    const way: string[] = [];
    const on = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at) && !on.has(at)) {
      way.push(at);
      on.add(at);
      at = above.get(at);
    }
    if (at !== undefined && on.has(at)) {
      const ring = way.slice(way.indexOf(at));
      const said = [...ring, at].map((id) => names.get(id) ?? "").join(", ");
      for (const id of ring) rowOf.get(id)?.problems.push({ field: "rater", key: "imports.problem.raterRing", values: { names: said } });
    }
    for (const id of way) seen.add(id);
  }
}

const stagePerson = (row: ReadRow, postKind: Person["postKind"], unitId: string, from: string, before: Person | undefined) => ({
  name: row.name,
  post: row.post,
  postKind,
  rank: row.rank ?? before?.rank ?? null,
  unitId,
  from,
  version: before?.version ?? null,
});

function personChanges(
  person: ReturnType<typeof stagePerson>,
  before: Person | undefined,
  wasIn: string | null | undefined,
  unit: string,
): Change[] {
  const all: Change[] = [
    { field: "name", from: before?.name ?? null, to: person.name },
    { field: "post", from: before?.post ?? null, to: person.post },
    { field: "postKind", from: before?.postKind ?? null, to: person.postKind },
    { field: "rank", from: before?.rank ?? null, to: person.rank },
  ];
  const moved: Change[] = before?.unitId === person.unitId ? [] : [{ field: "unit", from: wasIn ?? null, to: unit }];
  return [...all.filter(({ from, to }) => from !== to), ...moved];
}

/** Somebody in the unit and post of a day: a move that is written ahead is no change a second time. */
function asOf(person: Person, day: string, homes: World["homes"]): Person {
  const home = homes.find(({ from, until }) => from <= day && (until === null || until >= day));
  return home ? { ...person, unitId: home.unitId, post: home.post, postKind: home.postKind } : person;
}

type Moves = { homes: ReadonlyMap<string, World["homes"][number][]>; closed: ReadonlyMap<string, World["closed"][number]> };

/**
 * Another unit or post is a transfer by the row's day: the home until then ends the day before, one that began on that very day is put right.
 * A home that begins later stands in the way, and so does a quarter that is closed: each is told at the cell.
 */
function stageTransfer(
  row: ReadRow,
  { post, postKind, unitId }: ReturnType<typeof stagePerson>,
  before: Person,
  { from, today }: { from: string; today: string },
  { homes, closed }: Moves,
  nameOf: (unitId: string) => string | null | undefined,
  newId: () => string,
): Staged["transfer"] {
  if (before.unitId === unitId && before.post === post && before.postKind === postKind) return null;
  const field = row.from ? "from" : before.unitId === unitId ? "post" : "unit";
  const quarter = closed.get(before.id);
  if (quarter && from <= quarter.until) {
    row.problems.push({
      field,
      key: "imports.problem.closedQuarter",
      values: { period: { period: quarter.period }, day: { day: quarter.until } },
    });
    return null;
  }
  if (before.leftOn !== null && before.leftOn <= today) return null; // told at the NIP
  if (before.leftOn !== null && from >= before.leftOn) {
    row.problems.push({ field, key: "imports.problem.left", values: { day: { day: before.leftOn } } });
    return null;
  }
  const theirs = homes.get(before.id) ?? [];
  const corrects = theirs.find((home) => home.from === from && home.until === null) ?? null;
  const later = theirs.find((home) => home !== corrects && home.from >= from);
  if (later) {
    const values = { day: { day: later.from }, unit: nameOf(later.unitId) ?? "", start: { day: from } };
    row.problems.push({ field, key: "imports.problem.postingInTheWay", values });
    return null;
  }
  const ends = corrects ? null : (theirs.find((home) => home.until === null || home.until >= from) ?? null);
  return {
    id: newId(),
    from,
    ahead: from > today,
    ends: ends && { id: ends.id, version: ends.version },
    corrects: corrects && { id: corrects.id, version: corrects.version },
    leaves: before.unitId === unitId ? null : before.unitId,
    endsLine: before.unitId !== unitId && row.rater === null,
  };
}

/** Who rates already goes on; a line without an end that began before is ended the day before; any other stands in the way, and is named. */
function stageLine(
  row: ReadRow,
  raterId: string,
  from: string,
  lines: World["lines"],
  names: ReadonlyMap<string, string>,
  newId: () => string,
  changes: Change[],
): Staged["line"] {
  const open = lines.find(({ until }) => until === null);
  if (open?.raterId === raterId) return null;
  const ends = open && open.from < from ? open : null;
  const inTheWay = lines.find((line) => line !== ends && (line.until === null || line.until >= from));
  if (inTheWay) {
    const values = { rater: names.get(inTheWay.raterId) ?? "", from: { day: inTheWay.from }, start: { day: from } };
    row.problems.push({ field: row.from ? "from" : "rater", key: "imports.problem.lineInTheWay", values });
    return null;
  }
  changes.push({ field: "rater", from: ends ? (names.get(ends.raterId) ?? null) : null, to: names.get(raterId) ?? "", on: from });
  return { id: newId(), raterId, from, ends: ends && { id: ends.id, version: ends.version } };
}

/** The same for who heads a unit, of each capacity one at a time. */
function stageHead(
  row: ReadRow,
  capacity: NonNullable<ReadRow["head"]>,
  { unitId, employeeId, from }: { unitId: string; employeeId: string; from: string },
  heads: ReadonlyMap<string, World["heads"][number][]>,
  headed: Map<string, number>,
  names: ReadonlyMap<string, string>,
  newId: () => string,
  changes: Change[],
): Staged["head"] {
  const key = `${unitId} ${capacity}`;
  const other = headed.get(key);
  if (other !== undefined) {
    row.problems.push({ field: "head", key: "imports.problem.headTwice", values: { row: other } });
    return null;
  }
  headed.set(key, row.n);
  const there = heads.get(key) ?? [];
  const open = there.find(({ until }) => until === null);
  if (open?.employeeId === employeeId) return null;
  const ends = open && open.from < from ? open : null;
  const inTheWay = there.find((head) => head !== ends && (head.until === null || head.until >= from));
  if (inTheWay) {
    const values = { name: names.get(inTheWay.employeeId) ?? "", from: { day: inTheWay.from } };
    row.problems.push({ field: row.from ? "from" : "head", key: "imports.problem.headInTheWay", values });
    return null;
  }
  changes.push({ field: "head", from: ends ? (names.get(ends.employeeId) ?? null) : null, to: row.name, on: from });
  return { id: newId(), unitId, capacity, from, ends: ends?.id ?? null };
}

function countsOf(
  rows: readonly CheckedRow[],
  units: Checked["units"],
  world: World,
  idOf: ReadonlyMap<string, string>,
  hasLeft: (person: Person) => boolean,
): Counts {
  const of = (outcome: CheckedRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const sum = (part: "problems" | "warnings") => rows.reduce((all, row) => all + row[part].length, 0);
  return {
    new: of("new"),
    changed: of("changed"),
    unchanged: of("unchanged"),
    refused: of("refused"),
    problems: sum("problems"),
    warnings: sum("warnings"),
    missing: world.people.filter((person) => person.nip !== null && !idOf.has(person.nip) && !hasLeft(person)).length,
    unitsNew: units.filter(({ outcome }) => outcome === "new").length,
    unitsMoved: units.filter(({ outcome }) => outcome === "changed").length,
  };
}
