import { dateOf } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { firstDayOf } from "@/lib/scoring/core/deadlines/periods";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { Planned } from "./planned";
import type { Seed } from "./seed";

type Said = {
  to: string;
  by?: string;
  /** Whose words `by` wrote down. */
  outside?: string;
  kind: "leader" | "peer" | "subordinate" | "outside";
  tone: "appreciation" | "improvement";
  text: string;
  /** The place of a result in the plan, a value, or the work as a whole. */
  about?: number | string;
  evidence?: string;
  ago: number;
  reply?: string;
  withdrawn?: true;
};

/** Of the quarter that is open, from each side and in each state: with evidence, replied to, taken back, and somebody outside's. */
const SAID: readonly Said[] = [
  {
    to: "seniorMidwife",
    by: "northHead",
    kind: "leader",
    tone: "improvement",
    text: "Formulir kohort dua kali terlambat masuk. Isi sehari sesudah kunjungan, jangan menunggu akhir pekan.",
    about: 0,
    ago: 20,
    reply: "Setuju. Sejak pekan ini saya isi sore harinya.",
  },
  {
    to: "seniorMidwife",
    by: "northNurseOne",
    kind: "peer",
    tone: "appreciation",
    text: "Membantu kami menangani rujukan malam dan menjelaskan langkahnya dengan sabar.",
    about: "collaborative",
    evidence: "https://contoh.go.id/rujukan/2026-11",
    ago: 1,
  },
  {
    to: "seniorMidwife",
    by: "northHead",
    outside: "Ibu Lestari, kader posyandu",
    kind: "outside",
    tone: "appreciation",
    text: "Bu bidan datang tepat waktu dan warga berani bertanya.",
    ago: 6,
  },
  {
    to: "northHead",
    by: "seniorMidwife",
    kind: "subordinate",
    tone: "improvement",
    text: "Jadwal piket sebaiknya keluar sebelum tanggal 25, supaya kami sempat menukar.",
    ago: 9,
  },
  {
    to: "seniorMidwife",
    by: "officeHead",
    kind: "leader",
    tone: "appreciation",
    text: "Salah ketik, saya kirim ulang.",
    ago: 5,
    withdrawn: true,
  },
];

const ASKED = [
  { by: "seniorMidwife", to: "northHead", ago: 2, question: "Apa yang perlu saya ubah dalam penyuluhan ibu hamil?", about: 1 },
  { by: "northNurseOne", to: "seniorMidwife", ago: 3, question: "Bagaimana rujukan malam kami menurut Anda?" },
  {
    by: "seniorMidwife",
    to: "northDoctor",
    ago: 8,
    question: "Apakah surat rujukan saya cukup lengkap?",
    declined: "Saya belum menerima rujukan Anda bulan ini.",
  },
  { by: "seniorMidwife", to: "northNurseOne", ago: 30, question: "Apa yang sebaiknya saya pertahankan?" },
] as const;
const OPEN_DAYS = 14;

/** What was said and asked in the quarter that runs; none of it on a day before the quarter. */
export async function writeSaid(seed: Seed, { resultIds }: Planned) {
  const first = firstDayOf(seed.open);
  const dayAgo = (days: number) => [addDays(seed.day, -days), first].toSorted()[1] ?? first;
  const at = (day: string) => new Date(dateOf(day).getTime() + 1_000 * 60 * 60 * 3);
  const resultOf = (who: string, about: number | string | undefined) =>
    typeof about === "number" ? (resultIds.get(`${who} ${seed.open.slice(0, 4)}`)?.[about] ?? null) : null;
  await db.feedback.createMany({
    data: SAID.map(({ to, by = "", outside, kind, tone, text, about, evidence, ago, reply, withdrawn }) => {
      const day = dayAgo(ago);
      return {
        id: seed.id(),
        employeeId: seed.personId(to),
        period: seed.open,
        intendedResultId: resultOf(to, about),
        value: typeof about === "string" ? about : null,
        giverKind: kind,
        giverName: outside ?? seed.person(by).name,
        giverId: outside ? null : seed.personId(by),
        recordedById: outside ? seed.personId(by) : null,
        tone,
        text,
        evidence: evidence ?? null,
        givenOn: dateOf(day),
        givenAt: at(day),
        withdrawnAt: withdrawn ? new Date(at(day).getTime() + 60_000) : null,
        reply: reply ?? null,
        repliedAt: reply ? at(addDays(day, 1)) : null,
      };
    }),
  });
  await db.feedbackRequest.createMany({
    data: ASKED.map(({ by, to, ago, question, ...more }) => {
      const asked = addDays(seed.day, -ago);
      const declined = "declined" in more ? more.declined : null;
      return {
        id: seed.id(),
        employeeId: seed.personId(by),
        askedId: seed.personId(to),
        intendedResultId: "about" in more ? resultOf(by, more.about) : null,
        question,
        askedAt: at(asked),
        expiresOn: dateOf(addDays(asked, OPEN_DAYS)),
        closedAt: declined ? at(addDays(asked, 1)) : null,
        declined: declined !== null,
        note: declined,
      };
    }),
  });
}
