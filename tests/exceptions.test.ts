import { describe, expect, it } from "vitest";
import { type Exception, exceptions, exceptionsOf, type Limits, type LineFacts } from "@/lib/activities/exceptions";

const limits: Limits = { minutesPerDay: 300, lookFirst: { workingDaysLate: 3, sameText: 4, earliest: 300, latest: 1_320 } };
const routine: LineFacts = { startMinute: 480, minutes: 60, named: true, dayMinutes: 300, sameText: 3, workingDaysLate: 3, returned: null };
const of = (changes: Partial<LineFacts>) => exceptionsOf({ ...routine, ...changes }, limits);

describe("what of a line deserves a look", () => {
  it("is nothing where everything is on its limit", () => {
    expect(of({})).toEqual([]);
    expect(of({ startMinute: null })).toEqual([]);
  });

  it.each<[string, Partial<LineFacts>, Exception[]]>([
    ["301 minutes of a day of 300", { dayMinutes: 301 }, [{ kind: "over-day", minutes: 301, limit: 300 }]],
    ["returned once", { returned: { times: 1, reason: "Keliru" } }, [{ kind: "returned-before", times: 1, reason: "Keliru" }]],
    ["sent on the fourth working day", { workingDaysLate: 4 }, [{ kind: "late", workingDays: 4 }]],
    ["the fourth time in the same words", { sameText: 4 }, [{ kind: "same-text", times: 4 }]],
    ["begun at five", { startMinute: 300 }, []],
    ["begun a minute before five", { startMinute: 299 }, [{ kind: "outside-hours", from: 299, until: 359 }]],
    ["ended at ten in the evening", { startMinute: 1_260 }, []], // 21.00 + 60 = 22.00
    ["ended a minute after ten", { startMinute: 1_261 }, [{ kind: "outside-hours", from: 1_261, until: 1_321 }]],
    ["ended on the next day", { startMinute: 1_430 }, [{ kind: "outside-hours", from: 1_430, until: 1_490 }]],
    ["without a result and an output", { named: false }, [{ kind: "nothing-named" }]],
  ])("%s", (_what, changes, expected) => {
    expect(of(changes)).toEqual(expected);
  });

  it("is everything at once, the weightiest first, and reads back as it was kept", () => {
    const all = of({
      dayMinutes: 540,
      returned: { times: 2, reason: "Lagi" },
      workingDaysLate: 9,
      sameText: 5,
      startMinute: 1_439,
      named: false,
    });
    expect(all.map(({ kind }) => kind)).toEqual(["over-day", "returned-before", "late", "same-text", "outside-hours", "nothing-named"]);
    expect(exceptions.parse(JSON.parse(JSON.stringify(all)))).toEqual(all);
  });
});
