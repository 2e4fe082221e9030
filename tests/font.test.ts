import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { basicFont, basicLetters, rangeOf } from "../scripts/font.mjs";

it("is asked first for every letter of our own sentences, and holds them as the whole file has them", async () => {
  const css = readFileSync("app/globals.css", "utf8");
  expect(css).toContain(`unicode-range: ${rangeOf(basicLetters())};`); // npm run font
  expect(css.lastIndexOf("public-sans-basic")).toBeGreaterThan(css.lastIndexOf("public-sans-latin"));
  expect(readFileSync("app/fonts/public-sans-basic.woff2").equals(await basicFont())).toBe(true); // npm run font
});

it("names runs of letters and single ones", () => {
  expect(rangeOf([..."dcab"])).toBe("U+61-64");
  expect(rangeOf(["z", "a", "–"])).toBe("U+61, U+7A, U+2013");
});
