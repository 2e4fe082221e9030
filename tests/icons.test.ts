import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ICONS } from "@/components/ui/icon";
import { iconSheet } from "../scripts/icons.mjs";

it("draws every icon that a part can name, as lucide has it, in the sheet that is served", () => {
  const sheet = iconSheet();
  expect([...sheet.matchAll(/\.i-(\w+) \{/g)].map(([, name]) => name).toSorted()).toEqual([...ICONS].toSorted());
  const bare = (css: string) => css.replaceAll(/\s+/g, " ");
  expect(bare(readFileSync("app/styles/icons.css", "utf8"))).toBe(bare(sheet)); // npm run icons
});
