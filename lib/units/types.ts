export type UnitRow = {
  id: string;
  name: string;
  shortName: string;
  depth: number;
  head: string | null;
  acting: string | null;
  people: number;
  closedOn: string | null;
};
export type Head = { id: string; name: string; capacity: "definitive" | "acting"; from: string; until: string | null };
export type UnitSheet = {
  id: string;
  name: string;
  shortName: string;
  parentId: string | null;
  closedOn: string | null;
  version: number;
  heads: Head[];
};
export type UnitChoice = { id: string; name: string };
