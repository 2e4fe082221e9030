import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { readerLocale } from "@/lib/access/session";
import { speaker } from "@/lib/messages/format";
import { csvFile } from "@/lib/reports/csv";
import { listCompletion, wantOpened } from "@/lib/reports/queries";
import { exportQuery } from "@/lib/reports/schema";

/** How far every unit below has come, as a file. */
export const GET = route({
  permission: "appraisals:list",
  subject: "unitId",
  input: exportQuery,
  refusal: plainRefusal,
  run: async ({ grant, input: { period } }) => {
    await wantOpened(grant, period);
    const locale = await readerLocale();
    const say = speaker(locale);
    const head = [say("report.unit"), say("report.people"), say("report.planned"), say("report.reported"), say("report.rated")];
    const rows = await listCompletion(grant, [period]);
    return csvFile(
      `cermin-${period}-pengisian`,
      locale,
      head,
      rows.map(({ unit, people, planned, reported, rated }) => [unit, people, planned, reported, rated]),
    );
  },
});
