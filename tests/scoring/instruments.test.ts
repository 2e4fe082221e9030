import { describe, expect, it } from "vitest";
import { behaviourInstrument, instrumentOf } from "@/lib/regulation/instruments/behaviour";
import { aggregateResponses } from "@/lib/scoring/core/raters/aggregate";
import { BEHAVIOUR_INSTRUMENTS, compared, readBeside } from "@/lib/scoring/core/raters/instrument";
import type { PeerMark } from "@/lib/scoring/core/raters/peer-answers";
import { VALUES } from "@/lib/scoring/core/types";

describe("an instrument of behaviour", () => {
  it("is BerAKHLAK with the guide of hlm. 29-30, or a local set of five that is read beside it", () => {
    const [berakhlak, local] = BEHAVIOUR_INSTRUMENTS.map(behaviourInstrument);
    expect(berakhlak?.items.map(({ key }) => key)).toEqual([...VALUES]);
    expect(berakhlak?.items.map(({ guide }) => guide.length)).toEqual(Array(7).fill(3));
    expect(berakhlak?.items.flatMap(readBeside)).toEqual([]);
    expect(berakhlak?.source.tag).toBe("P");
    // typed a second time
    expect(local?.items.map((item) => [item.name, readBeside(item)])).toEqual([
      ["Disiplin", ["accountable", "loyal"]],
      ["Integritas", ["accountable"]],
      ["Mutu layanan", ["service", "competent"]],
      ["Ketanggapan", ["service", "adaptive"]],
      ["Inovasi", ["adaptive"]],
    ]);
    expect(local?.source.tag).toBe("H"); // nobody's law
    expect(() => behaviourInstrument("berakhlak-9")).toThrow(RangeError);
  });

  it("asks all of its items and nothing else, and is told by what was answered", () => {
    const local = behaviourInstrument("local-1");
    expect(compared({ discipline: "3", integrity: "2" }, local)).toEqual({
      gaps: ["serviceQuality", "responsiveness", "innovation"],
      isOther: false,
    });
    expect(compared({ service: "3" }, local).isOther).toBe(true);
    for (const id of BEHAVIOUR_INSTRUMENTS) {
      const instrument = behaviourInstrument(id);
      expect(instrumentOf(Object.fromEntries(instrument.items.map(({ key }) => [key, "3"]))).id).toBe(id);
    }
    expect(instrumentOf(null).id).toBe("berakhlak-1");
  });

  it("comes together item by item, and no mark is carried over to a value", () => {
    const keys = behaviourInstrument("local-1").items.map(({ key }) => key);
    const answer = (mark: PeerMark) => Object.fromEntries(keys.map((key) => [key, mark]));
    const told = aggregateResponses([answer("2"), answer("3"), answer("3"), answer("3"), answer("4")], 5, keys);
    expect(Object.keys(told)).toEqual(keys);
    expect(told.discipline).toEqual({ mean: 300, spread: 75 });
    expect(told.accountable).toBeUndefined();
  });
});
