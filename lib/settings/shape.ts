import { z } from "zod";
import { type SettingKey, settingSchemas } from "./types";

/** One thing of a rule that can be set by itself: where it stands in the value ("" for the value as a whole), and what may stand there. */
export type Leaf = { path: string; kind: "number" | "choice" | "text"; choices: readonly string[] };

type Shape = { type?: string; enum?: readonly unknown[]; properties?: Record<string, Shape>; prefixItems?: readonly Shape[] };
type Branch = Record<string, unknown>;

const shapeOf = (key: SettingKey): Shape => z.toJSONSchema(settingSchemas[key], { io: "input" }) as Shape;
const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null && !Array.isArray(value);

/** The leaves of a rule, read from the schema that every stored value is parsed by: its form can have no other shape. */
export const leavesOf = (key: SettingKey): Leaf[] => leaves(shapeOf(key), []);

function leaves({ type, enum: choices, properties, prefixItems }: Shape, at: readonly string[]): Leaf[] {
  if (properties) return Object.entries(properties).flatMap(([name, inner]) => leaves(inner, [...at, name]));
  if (prefixItems) return prefixItems.flatMap((inner, i) => leaves(inner, [...at, String(i)]));
  const path = at.join(".");
  if (choices) return [{ path, kind: "choice", choices: choices.map(String) }];
  if (type === "boolean") return [{ path, kind: "choice", choices: ["true", "false"] }];
  return [{ path, kind: type === "integer" || type === "number" ? "number" : "text", choices: [] }];
}

/** What stands at a leaf of a value, as it is typed or chosen; empty where nothing does. */
export function textAt(value: unknown, path: string): string {
  let at = value;
  for (const name of path ? path.split(".") : []) at = typeof at === "object" && at !== null ? (at as Branch)[name] : undefined;
  return at === undefined || at === null ? "" : typeof at === "object" ? JSON.stringify(at) : String(at);
}

/** What was typed into the form, as the value it means. What means none stays as it was typed, for the rule's own schema to refuse. */
export const valueFrom = (key: SettingKey, typed: unknown): unknown => read(shapeOf(key), typed);

function read({ type, enum: choices, properties, prefixItems }: Shape, typed: unknown): unknown {
  if (properties) {
    if (!isBranch(typed)) return typed;
    return { ...typed, ...Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, read(inner, typed[name])])) };
  }
  if (prefixItems) {
    if (!isBranch(typed) || Object.keys(typed).length !== prefixItems.length) return typed;
    return prefixItems.map((inner, i) => read(inner, typed[String(i)]));
  }
  if (choices) return choices.find((choice) => String(choice) === typed) ?? typed;
  if (type === "boolean") return typed === "true" ? true : typed === "false" ? false : typed;
  if (type === "integer" || type === "number") return typeof typed === "string" && /^-?\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed;
  return typed;
}

/** A value as it is drawn, leaf by leaf; with what stood there before, where a former value is given. */
export const viewOf = (key: SettingKey, value: unknown, before?: unknown) =>
  leavesOf(key).map((leaf) => ({
    ...leaf,
    value: textAt(value, leaf.path),
    before: before === undefined ? null : textAt(before, leaf.path),
  }));
