import "server-only";
import { type Locale, say, showTime } from "@/lib/messages/format";
import { dayOf } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { html } from "@/lib/platform/html";
import { printedPage } from "@/lib/platform/printed-page";
import { consequenceOf } from "@/lib/scoring/core/deadlines/consequences";
import type { NewLink } from "./types";

/** The sheet that is handed over: the address as it is, and its code in groups for whoever reads it out. Stored nowhere, cached nowhere. */
export function linkPage({ code, kind, name, email, expiresAt }: NewLink, locale: Locale): Response {
  const grouped = code.replace(/(.{4})(?=.)/g, "$1 ");
  const title = say(locale, `linkSheet.${kind}`);
  const until = { day: { day: dayOf(expiresAt) }, time: showTime(locale, expiresAt, env().CERMIN_ZONE) };
  return printedPage({
    locale,
    title,
    body: html`<h1>${title}</h1><p><strong>${say(locale, "linkSheet.for", { name, email })}</strong></p>
<p>${say(locale, "linkSheet.steps")}</p>
<p class="code">${env().CERMIN_PUBLIC_ORIGIN}/invitation/${code}</p>
<p><small>${say(locale, "linkSheet.code")}</small><b>${grouped}</b></p>
<p>${say(locale, "linkSheet.until", until)} ${say(locale, consequenceOf("link"))}</p>
<p>${say(locale, "linkSheet.how")}</p>
<p class="screen"><small>${say(locale, "linkSheet.once")}</small></p>`,
  });
}
