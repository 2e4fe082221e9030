import "server-only";
import { type Locale, say } from "@/lib/messages/format";
import { env } from "@/lib/platform/env";
import { html } from "@/lib/platform/html";
import { printedPage } from "@/lib/platform/printed-page";
import { lastDay } from "@/lib/scoring/core/deadlines/consequences";

type Sheet = { codes: readonly string[]; service: string; unit: string; until: string };

/** Slips to print and cut: each with its address and its code in groups of four. Stored nowhere. */
export function slipPage({ codes, service, unit, until }: Sheet, locale: Locale): Response {
  const origin = env().CERMIN_PUBLIC_ORIGIN;
  const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, "$1 ");
  const last = lastDay("slip", until);
  return printedPage({
    locale,
    title: service,
    body: html`<h1>${say(locale, "services.slipsTitle", { n: codes.length, service })}</h1><p>${say(locale, "services.slipsOnce")}</p>
<ul>${codes.map((code) => html`<li><small>${service}, ${unit}</small><b>${grouped(code)}</b><small>${origin}/s/${code}</small><br><small>${say(locale, "services.slipUntil")} ${say(locale, last.key, last.values)}</small></li>`)}</ul>`,
  });
}
