"use server";

import { action } from "@/lib/access/action";
import * as commands from "@/lib/scoring/commands/matrix";
import { giveFirstIndicators } from "@/lib/scoring/commands/targets";
import { cellsInput, firstIndicatorsInput } from "./schema";

export const decideCells = action({
  permission: "matrix:change",
  subject: "leaderId",
  input: cellsInput,
  run: async ({ grant, input: { year, cells }, now }) => {
    const sent = Object.entries(cells).map(([key, cell]) => ({ key, ...cell }));
    await commands.decideCells(grant, year, sent, now);
    return { key: "notice.cellsSaved", values: { n: sent.length } };
  },
});

export const giveIndicators = action({
  permission: "matrix:change",
  subject: "leaderId",
  input: firstIndicatorsInput,
  run: async ({ grant, input: { year, results }, now }) => {
    const given = Object.entries(results).map(([key, each]) => ({ key, ...each }));
    const n = await giveFirstIndicators(grant, year, given, now);
    return { key: "notice.indicatorsGiven", values: { n, left: given.length - n } };
  },
});
