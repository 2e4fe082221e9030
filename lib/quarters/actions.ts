"use server";

import { redirect } from "next/navigation";
import { action } from "@/lib/access/action";
import { AGENCY } from "@/lib/access/types";
import { dayOf } from "@/lib/platform/clock";
import { openQuarter } from "@/lib/scoring/commands/quarters";
import { getSettings } from "@/lib/settings/queries";
import { changeWindow } from "./commands";
import { quarterInput, windowInput } from "./schema";

export const openNextQuarter = action({
  permission: "quarter:open",
  subject: { always: AGENCY },
  input: quarterInput,
  run: async ({ grant, input, now }) => {
    const settings = await getSettings(dayOf(now));
    const terms = {
      wanted: settings("peersAsked").value,
      subordinates: settings("subordinatesAsked").value,
      minimum: settings("minimumGroup").value,
      load: settings("peerLoad").value,
      instrument: settings("behaviourInstrument").value,
      seed: crypto.randomUUID().slice(0, 8),
    };
    await openQuarter(grant, input, terms, now);
    redirect(`/quarters?opened=${input.period}`); // the form for this quarter is gone: the page says what was done
  },
});

export const moveWindow = action({
  permission: "window:change",
  subject: "unitId",
  input: windowInput,
  run: async ({ grant, input, now }) => {
    await changeWindow(grant, input, now);
    return { key: "notice.windowMoved" };
  },
});
