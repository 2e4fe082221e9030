import { posix } from "node:path";

const METHODS = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const ACTIONS = /^lib\/[^/]+\/actions\.ts$/;
const ROUTES = /^app\/.*\broute\.ts$/;
const NEXT_AUTH = /^app\/api\/auth\/\[\.\.\.nextauth\]\/route\.ts$/;
const DATABASE = /^(lib\/platform\/db|lib\/generated\/prisma\b.*|@prisma\/.+|pg)$/;

/** [files, what they may not import, where to go instead]. Both are paths from the root; packages keep their names. */
const fences: [RegExp, RegExp, string][] = [
  [
    /^lib\/scoring\/core\//,
    /^(?!lib\/scoring\/core\/|lib\/messages\/keys$|zod$|fraction$|@stdlib\/stats-base-dists-t-quantile$)/,
    "the core is pure: be handed the rule, the time and the facts",
  ],
  [/^lib\/regulation\//, /^(?!lib\/regulation\/|lib\/scoring\/core\/|zod$)/, "the law is data: only the core's shapes stand beside it"],
  [/^lib\/messages\//, /^(lib\/(?!messages\/)|app\/|components\/)/, "sentences know nobody"],
  [
    /^lib\/platform\//,
    /^(lib\/(?!platform\/|generated\/|messages\/keys$)|app\/|components\/)/,
    "platform is the bottom: take it as an argument",
  ],
  [/^lib\/access\//, /^lib\/(?!access\/|platform\/|messages\/)/, "access knows records by their facts, not by their features"],
  [
    /^lib\/scoring\//,
    /^lib\/(?!scoring\/|regulation\b|access\/|platform\/|generated\/|messages\/)/,
    "scoring serves features: let the feature call it",
  ],
  [/^lib\//, /^(app|components)\//, "lib does not know who calls it"],
  [
    /^components\//,
    /^(app\/|lib\/(?![^/]+\/(types|schema)$|scoring\/core\/|messages\/))/,
    "components are handed their data and their action by props",
  ],
  [/^components\/ui\//, /^(lib\/(?!messages\/|access\/types$)|app\/|components\/(?!ui\/))/, "components/ui knows no domain word"],
  [/^(?!components\/charts\/)/, /^recharts$/, "draw it in components/charts"],
  [
    /^(?!lib\/[^/]+\/(queries|commands)\.ts$|lib\/[^/]+\/commands\/|lib\/access\/(facts|session|session-row)\.ts$|lib\/platform\/|prisma\/|scripts\/|tests\/)/,
    DATABASE,
    "the database is behind queries and commands",
  ],
];

/** "path import", where a feature reaches for what another one does; what scoring does is for all. */
const foreignDeed = /^lib\/([^/]+)\/\S+ lib\/(?!\1\/|scoring\/)[^/]+\/(actions|commands)(\/|$)/;

/** [files, what they may not say, where to go instead] */
const words: [RegExp, RegExp, string][] = [
  [/^(?!lib\/[^/]+\/actions\.ts$)/, /["'`]use server["'`]/, '"use server" stands in lib/<feature>/actions.ts alone'],
  [
    /^(?!lib\/platform\/(clock|log)\.ts$|tests\/)/,
    /\bnew Date\b(?!\s*\(\s*[^)\s])|\bDate\.now\b|\bTemporal\.Now\b/,
    "time comes from lib/platform/clock",
  ],
  [/^(?!lib\/access\/grant\.ts$)/, /\bas\s+(unknown\s+as\s+)?Grant\b/, "a grant is made by authorize() and by nobody else"],
  [/^/, /\bas\s+(any|never)\b|:\s*any\b(?=\s*[,;)=|>\]])|@ts-(ignore|expect-error|nocheck)/, "types are not switched off"],
  [/^(?!lib\/platform\/rate-limit\.ts$)/, /x-forwarded-/i, "anybody can write a forwarded header; the public origin is a setting"],
  [
    /^(?!lib\/platform\/(html|printed-page)\.ts$|lib\/citizens\/)/,
    /\bunsafeHtml\b/,
    "markup of our own is for the citizen's form and the sheet to print alone",
  ],
  [/^(?!tests\/)/, /\$(query|execute)RawUnsafe\b|\bPrisma\.raw\b/, "raw SQL takes its values as parameters"],
  [/^(?!lib\/platform\/log\.ts$)/, /\bconsole\.\w+\(|dangerouslySetInnerHTML/, "say it through lib/platform/log, draw it as text"],
  [/^(?!tests\/)/, /\b(import|require)\(\s*(?!["'][^"']*["']\s*\))/, "an import is written out, so that it can be read"],
];

const target = (path: string, specifier: string) =>
  (specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : specifier.replace(/^@\//, "")).replace(
    /(\/index)?(\.[jt]sx?)?$/,
    "",
  );

/** Static, type-only, side-effect, dynamic and re-exporting imports, relative ones resolved. */
export const importsOf = (path: string, text: string) =>
  [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*["'`]([^"'`]+)["'`]/g)].map(([, specifier = ""]) => target(path, specifier));

/** Every `export` of a file but those of the given form. */
const otherExports = (text: string, allowed: RegExp) =>
  text.split(/^(?=[ \t]*export\b)/m).filter((part) => /^[ \t]*export\b/.test(part) && !allowed.test(part.trimStart()));

const imports = (text: string, maker: "action" | "route") =>
  new RegExp(`^import \\{[^}]*\\b${maker}\\b(?! as)[^}]*\\} from "@/lib/access/${maker}";`, "m").test(text);

/** All that a file does against the house, each with the way to go. Pure: a path from the root and a text. */
export function faults(path: string, text: string): string[] {
  const found: string[] = [];

  for (const [files, banned, instead] of fences) {
    if (!files.test(path)) continue;
    for (const name of importsOf(path, text)) if (banned.test(name)) found.push(`imports ${name}: ${instead}`);
  }
  for (const name of importsOf(path, text)) {
    if (foreignDeed.test(`${path} ${name}`))
      found.push(`imports ${name}: use another feature's queries and types, and only your own commands`);
  }
  for (const [files, banned, instead] of words) {
    const said = files.test(path) && banned.exec(text);
    if (said) found.push(`says ${said[0]}: ${instead}`);
  }

  if (/(^|\/)loading\.[jt]sx?$/.test(path))
    found.push("is a loading file: once the stream has begun the status is 200; stream below the grant");
  if (ACTIONS.test(path)) {
    if (!/^"use server";/.test(text)) found.push('does not begin with "use server"');
    const made = imports(text, "action") ? /^export const \w+ = action\(/ : /^(?!)/;
    for (const part of otherExports(text, made))
      found.push(`exports ${part.split("\n")[0]}: every action is made by action() of lib/access`);
  }
  if (ROUTES.test(path) && !NEXT_AUTH.test(path)) {
    const made = imports(text, "route") ? new RegExp(`^export const (${METHODS}) = route\\(`) : /^(?!)/;
    for (const part of otherExports(text, made)) {
      if (!/^\s*export const (dynamic|revalidate|runtime|maxDuration) = ["'\d]/.test(part)) {
        found.push(`exports ${part.split("\n")[0]}: every method is made by route() of lib/access`);
      }
    }
  }
  return found;
}
