import type { MessageKey, Values } from "@/lib/messages/keys";
import type { ReadRow } from "./read-row";
import type { CheckedUnit, World } from "./types";
import { plainName, shortNameOf } from "./values";

type KnownUnit = World["units"][number];
/** A unit as the file leaves it. */
type Placed = { id: string; name: string; parentId: string | null; known: KnownUnit | null; row: ReadRow | null };

/** Two texts as one key: neither holds a line break. */
const pair = (unit: string, under: string) => `${plainName(unit)}\n${plainName(under)}`;

function byName(units: readonly KnownUnit[]) {
  const found = new Map<string, KnownUnit[]>();
  for (const unit of units)
    for (const name of new Set([plainName(unit.name), plainName(unit.shortName)])) found.set(name, [...(found.get(name) ?? []), unit]);
  return found;
}

/**
 * The units that a file's rows name. One that we know is found by its name or its short name, among several by the unit above it. One that
 * we do not know is new only where its row says what it is under, so that a slip of the pen founds no office. Says what is wrong at the
 * rows' own cells, and gives each row's unit.
 */
export function checkUnits(rows: readonly ReadRow[], units: World["units"], newId: () => string) {
  const known = byName(units);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const placed = new Map<string, Placed>(units.map((unit) => [unit.id, { ...unit, known: unit, row: null }]));
  const made = new Map<string, Placed>();
  const madeByName = new Map<string, Placed[]>();
  const unitOf = new Map<number, string>();
  const wrong = (row: ReadRow, field: "unit" | "parentUnit", key: MessageKey, values?: Values) =>
    row.problems.push({ field, key, ...(values && { values }) });

  const isUnder = (unit: KnownUnit, under: string) => {
    const parent = unit.parentId ? byId.get(unit.parentId) : undefined;
    return parent !== undefined && [parent.name, parent.shortName].some((name) => plainName(name) === plainName(under));
  };

  for (const row of rows) {
    if (!row.unit) continue;
    const all = known.get(plainName(row.unit)) ?? [];
    const open = all.filter(({ closed }) => !closed);
    const there = open.length > 1 && row.parentUnit ? open.filter((unit) => isUnder(unit, row.parentUnit ?? "")) : open;
    if (there.length === 1 && there[0]) unitOf.set(row.n, there[0].id);
    else if (open.length > 1) wrong(row, "unit", "imports.problem.unitSeveral", { typed: row.unit });
    else if (all.length > 0) wrong(row, "unit", "imports.problem.unitClosed", { typed: row.unit });
    else if (!row.parentUnit) wrong(row, "unit", "imports.problem.unitUnknown", { typed: row.unit });
    else {
      const key = pair(row.unit, row.parentUnit);
      const unit = made.get(key) ?? { id: newId(), name: row.unit, parentId: null, known: null, row };
      if (!made.has(key)) {
        made.set(key, unit);
        placed.set(unit.id, unit);
        madeByName.set(plainName(row.unit), [...(madeByName.get(plainName(row.unit)) ?? []), unit]);
      }
      unitOf.set(row.n, unit.id);
    }
  }

  /** What a row says a unit is under: null at the top, undefined where it says something that is not. */
  function aboveOf(row: ReadRow, under: string): string | null | undefined {
    if (plainName(under) === plainName(row.unit)) return null;
    const all = [...(known.get(plainName(under)) ?? []).filter(({ closed }) => !closed), ...(madeByName.get(plainName(under)) ?? [])];
    if (all.length === 1) return all[0]?.id;
    wrong(row, "parentUnit", all.length > 1 ? "imports.problem.unitSeveral" : "imports.problem.unitUnknownAbove", { typed: under });
    return undefined;
  }

  const said = new Map<string, { above: string | null; n: number }>();
  for (const row of rows) {
    const id = unitOf.get(row.n);
    const unit = id ? placed.get(id) : undefined;
    if (!id || !unit || !row.parentUnit) continue;
    const above = aboveOf(row, row.parentUnit);
    if (above === undefined) continue;
    const before = said.get(id);
    if (before && before.above !== above) wrong(row, "parentUnit", "imports.problem.unitTwoAbove", { row: before.n });
    if (before) continue;
    said.set(id, { above, n: row.n });
    unit.parentId = above;
    unit.row = row;
  }

  for (const { id, row } of placed.values()) {
    const ring = row && ringFrom(id, placed);
    if (ring) wrong(row, "parentUnit", "imports.problem.unitRing", { names: ring.join(", ") });
  }
  return { unitOf, nameOf: (id: string) => placed.get(id)?.name ?? "", units: changedUnits(placed) };
}

/** The names on the way from a unit back to itself; null where the way ends at the top. */
function ringFrom(id: string, placed: ReadonlyMap<string, Placed>): string[] | null {
  const names: string[] = [];
  let at = placed.get(id);
  for (let steps = 0; at && steps <= placed.size; steps += 1) {
    names.push(at.name);
    if (at.parentId === id) return [...names, placed.get(id)?.name ?? ""];
    at = at.parentId ? placed.get(at.parentId) : undefined;
  }
  return null;
}

function changedUnits(placed: ReadonlyMap<string, Placed>): CheckedUnit[] {
  const nameOf = (id: string | null) => (id ? (placed.get(id)?.name ?? null) : null);
  return [...placed.values()].flatMap(({ id, name, parentId, known }): CheckedUnit[] => {
    if (known && known.parentId === parentId) return [];
    return [
      {
        unitId: id,
        outcome: known ? "changed" : "new",
        name,
        shortName: known?.shortName ?? shortNameOf(name),
        parentId,
        under: nameOf(parentId),
        wasUnder: nameOf(known?.parentId ?? null),
        version: known?.version ?? null,
      },
    ];
  });
}
