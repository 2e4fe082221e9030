import type { PostKind } from "@/lib/people/types";
import type { SeedPerson, Trade } from "../place";
import { nameAt } from "./names";

/** A post of a table of the town: one person, or as many as hold posts of this kind. */
type Post = {
  post: string;
  kind: PostKind;
  trade: Trade;
  rater: string | null;
  /** Academic titles as they stand behind the name. */
  title?: string;
  key?: string;
  name?: string;
  /** Whether a named one is a woman; of the others about half are. */
  woman?: boolean;
  times?: number;
  /** How many of them hold a contract (PPPK). */
  contract?: number;
} & Pick<SeedPerson, "leaves" | "moved">;
export type UnitPosts = { unit: string; posts: readonly Post[] };

const RANKS: Record<PostKind, readonly string[]> = {
  official: [],
  jpt: ["Pembina Utama Muda / IV/c", "Pembina Tk.I / IV/b"],
  administrator: ["Pembina / IV/a", "Penata Tk.I / III/d"],
  pengawas: ["Penata / III/c", "Penata Tk.I / III/d"],
  fungsional: ["Penata Muda Tk.I / III/b", "Penata Muda / III/a", "Penata / III/c"],
  pelaksana: ["Pengatur / II/c", "Pengatur Muda Tk.I / II/b", "Pengatur Tk.I / II/d"],
};
/** The grade of a contract, which has no rank: by the schooling that the post asks for. */
const gradeOf = (kind: PostKind) => (kind === "fungsional" ? "Golongan IX" : "Golongan V");
/** How old somebody is about, by the kind of post: years before 2000 in which they were born. */
const BORN: Record<PostKind, readonly [number, number]> = {
  official: [1960, 1970],
  jpt: [1968, 1974],
  administrator: [1972, 1982],
  pengawas: [1976, 1986],
  fungsional: [1980, 1996],
  pelaksana: [1982, 1999],
};

const digits = (n: number, length: number) => String(n).padStart(length, "0");

/** 18 digits of the right shape (domain 3.6): birth, first appointment or contract, sex, serial. The serial alone makes it one's own. */
function nipOf(n: number, kind: PostKind, woman: boolean, contract: boolean): string {
  const [from, until] = BORN[kind];
  const born = from + ((n * 7) % (until - from + 1));
  const birth = `${born}${digits(1 + ((n * 5) % 12), 2)}${digits(1 + ((n * 11) % 28), 2)}`;
  const began = contract ? `${2021 + (n % 4)}21` : `${born + 24 + (n % 4)}${digits(1 + ((n * 3) % 12), 2)}`;
  return `${birth}${began}${woman ? 2 : 1}${digits(100 + n, 3)}`;
}

/** Everybody of the tables, in their order: names and numbers by place in it, so that they are the same on every day. */
export function peopleOf(tables: readonly UnitPosts[]): SeedPerson[] {
  const people: SeedPerson[] = [];
  for (const { unit, posts } of tables) {
    for (const { times = 1, contract = 0, title, woman, key, name, ...post } of posts) {
      for (let i = 0; i < times; i += 1) {
        const n = people.length;
        const her = woman ?? (n * 5) % 9 < 5;
        const contracted = i < contract;
        const ranks = RANKS[post.kind];
        people.push({
          ...post,
          key: key ?? `${unit}${n}`,
          name: `${name ?? nameAt(n, her)}${title ? `, ${title}` : ""}`,
          nip: nipOf(n, post.kind, her, contracted),
          rank: contracted ? gradeOf(post.kind) : (ranks[n % ranks.length] ?? null),
          unit,
          varied: true,
        });
      }
    }
  }
  return people;
}
