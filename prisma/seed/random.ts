import { CODE_LETTERS } from "@/lib/platform/codes";

/** Chance that repeats: the same seed gives the same agency. Mulberry32, good enough for texts and minutes. */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  of<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError("nothing to choose from");
    return item;
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  /** Eight letters, as lib/platform/codes.ts draws them. */
  code(): string {
    return Array.from({ length: 8 }, () => CODE_LETTERS[this.int(0, CODE_LETTERS.length - 1)]).join("");
  }
  /** A uuid of version 7 for an instant, its chance from here. */
  id(at: Date): string {
    const hex = Array.from({ length: 5 }, () =>
      Math.floor(this.next() * 2 ** 16)
        .toString(16)
        .padStart(4, "0"),
    );
    const time = at.getTime().toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex[0]?.slice(1)}-a${hex[1]?.slice(1)}-${hex.slice(2).join("")}`;
  }
}
