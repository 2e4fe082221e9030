import "server-only";
import { type Locale, say, showDay } from "@/lib/messages/format";
import { env } from "@/lib/platform/env";
import { html } from "@/lib/platform/html";
import { printedPage } from "@/lib/platform/printed-page";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import type { NewLink } from "./types";

/** The sheet that is handed over: the address as it is, and its code in groups for whoever reads it out. Stored nowhere, cached nowhere. */
export function linkPage({ code, kind, name, email, until }: NewLink, locale: Locale): Response {
  const grouped = code.replace(/(.{4})(?=.)/g, "$1 ");
  const title = say(locale, `linkSheet.${kind}`);
  return printedPage({
    locale,
    title,
    body: html`<h1>${title}</h1><p><strong>${say(locale, "linkSheet.for", { name, email })}</strong></p>
<p>${say(locale, "linkSheet.steps")}</p>
<p class="code">${env().CERMIN_PUBLIC_ORIGIN}/invitation/${code}</p>
<p><small>${say(locale, "linkSheet.code")}</small><b>${grouped}</b></p>
<p>${say(locale, "linkSheet.until", { day: showDay(locale, until) })} ${say(locale, consequenceOf("link"))}</p>
<p>${say(locale, "linkSheet.how")}</p>
<p class="screen"><small>${say(locale, "linkSheet.once")}</small></p>`,
  });
}
