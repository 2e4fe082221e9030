import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../app/styles/tokens.css", import.meta.url), "utf8");

type Colours = Record<string, string>;
/** The colours of the block that begins at a selector, without its translucent ones. */
function coloursOf(selector: string): Colours {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries([...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name = "", hex = ""]) => [name, hex]));
}
const themes = { light: coloursOf("@theme"), dark: coloursOf(':root:not([data-theme="light"])') };
const chosen = coloursOf(':root[data-theme="dark"]');

/** Red, green and blue, linear, from 0 to 1 (sRGB). */
const linear = (hex: string) =>
  [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const luminance = ([r = 0, g = 0, b = 0]: number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
/** WCAG 2: (lighter + 0.05) / (darker + 0.05). */
function contrast(a: string, b: string) {
  const [one, other] = [luminance(linear(a)), luminance(linear(b))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

const across = (names: string[], grounds: string[]) => names.flatMap((name) => grounds.map((ground): [string, string] => [name, ground]));
const grounds = ["surface", "sunken", "raised", "hover"];
const states = ["positive", "caution", "negative"];

const text: [string, string][] = [
  ...across(["ink", "ink-muted", "accent", "accent-hover", ...states], grounds),
  ...across(["accent-ink"], ["accent", "accent-hover"]),
  ...across(["ink", "ink-muted", "accent"], ["accent-soft"]),
  ...states.flatMap((state) => across([state, "ink", "ink-muted"], [`${state}-soft`])),
  ...across(["surface"], ["negative", "ink", "scale-1", "scale-2"]),
  ["scale-3-ink", "scale-3"],
  ...across(["ink"], ["scale-4", "scale-5"]),
];
const charts = [1, 2, 3, 4, 5, 6].map((n) => `chart-${n}`);
const edges: [string, string][] = [...across(["line-strong", "focus", "accent"], grounds), ...across(charts, ["surface", "raised"])];

describe("the measure", () => {
  it("is 21 for black on white, 1 for a colour on itself, and 4.54 for the grey that just passes", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 10);
    expect(contrast("#525b6a", "#525b6a")).toBe(1);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2); // WCAG's own example of a grey
    expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
  });
});

describe.each(Object.entries(themes))("%s", (_theme, colours) => {
  const of = (name: string) => {
    const hex = colours[name];
    if (!hex) throw new Error(`no colour ${name}`);
    return hex;
  };

  it.each(text)("text %s on %s is at least 4.5 to 1", (name, ground) => {
    expect(contrast(of(name), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)("edge or mark %s on %s is at least 3 to 1", (name, ground) => {
    expect(contrast(of(name), of(ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(seenBy()))("chart colours are apart as seen by %s", (_kind, matrix) => {
    const seen = charts.map((name) => lab(multiply(matrix, linear(of(name)))));
    const distances = seen.flatMap((one, at) =>
      seen.slice(at + 1).map((other) => Math.hypot(...one.map((part, i) => part - (other[i] ?? 0)))),
    );
    expect(distances).toHaveLength(15);
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(10); // CIE76: clear side by side
  });

  it("carries the order of the scale in lightness alone", () => {
    const lightness = [1, 2, 3, 4, 5].map((n) => luminance(linear(of(`scale-${n}`))));
    const sorted = lightness.toSorted((a, b) => a - b);
    expect([sorted, sorted.toReversed()]).toContainEqual(lightness);
  });
});

it("is as dark by choice as by the system", () => {
  expect(Object.keys(chosen).length).toBeGreaterThan(25);
  expect(chosen).toEqual(themes.dark);
  expect(Object.keys(themes.light)).toEqual(expect.arrayContaining(Object.keys(themes.dark)));
});

/** Colour blindness of full severity (Machado, Oliveira and Fernandes 2009), on linear red, green and blue. */
function seenBy(): Record<string, number[][]> {
  return {
    everybody: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    protanopes: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    deuteranopes: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    tritanopes: [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  };
}

function multiply(matrix: number[][], vector: number[]) {
  return matrix.map((row) => row.reduce((sum, factor, at) => sum + factor * (vector[at] ?? 0), 0));
}

/** CIE L*a*b* under D65. */
function lab(rgb: number[]): number[] {
  const [r = 0, g = 0, b = 0] = rgb.map((c) => Math.min(1, Math.max(0, c)));
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
