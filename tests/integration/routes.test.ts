import { beforeAll, describe, expect, it } from "vitest";
import { MOST_SENT_BYTES } from "@/lib/documents/schema";
import { MOST_SENT_BYTES as MOST_IMPORT_BYTES } from "@/lib/imports/schema";
import { say } from "@/lib/messages/format";
import { env } from "@/lib/platform/env";
import { ask, changed, contents, one, rowsOf, writesNothing } from "../support/database";
import {
  accountId,
  activityId,
  appraisalId,
  CLOSED,
  freshFeedback,
  importOf,
  OPEN,
  planInForce,
  posterOf,
  serviceId,
  unitId,
} from "../support/doors";
import { fileOf, jpeg } from "../support/samples";
import { asFile, csv, HEADINGS } from "../support/spreadsheets";
import { as, behind, type Fields, formOf, personId } from "../support/staff";

/** Every route handler, asked as a browser asks it. next-auth's own door is tried in sessions.test.ts. */
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const files = import.meta.glob<Record<string, Handler>>(["../../app/**/route.ts", "!../../app/api/auth/**"], { eager: true });
const handlers = Object.fromEntries(
  Object.entries(files).flatMap(([file, exported]) =>
    Object.entries(exported).map(([method, handler]) => [`${method} ${file.replace("../../app", "").replace("/route.ts", "")}`, handler]),
  ),
);

type Asked = { address: string; params: Record<string, string>; form?: Fields; file?: File };
type RouteTry = {
  who: string | null;
  stranger: string | null;
  asked: () => Promise<Asked>;
  /** The part of the address that names the record, and an id that is one of another kind. */
  part?: string;
  otherKind?: () => Promise<string>;
  status: number;
  writes: readonly string[];
  /** What its form may have at most. */
  mostBytes?: number;
};

const photo = async () => fileOf({ name: "register.jpg", bytes: await jpeg(120, 90) });
const poster = async () => (await posterOf("Pelayanan KIA")).code;
const answer = (fields: Fields = {}): Fields => ({ step: "mark", lang: "id", key: crypto.randomUUID(), mark: "4", ...fields });

/** The head of the office may have it of the south; whoever heads another unit may not. */
const exportOf = (what: string, period: string): RouteTry => ({
  who: "officeHead",
  stranger: "northHead",
  part: "unitId",
  otherKind: () => serviceId("Imunisasi"),
  asked: async () => {
    const id = await unitId("south");
    return { address: `/api/exports/units/${id}/${what}?period=${period}`, params: { unitId: id } };
  },
  status: 200,
  writes: [],
});

const tries: Record<string, RouteTry> = {
  "GET /api/health": { who: null, stranger: null, asked: async () => ({ address: "/api/health", params: {} }), status: 200, writes: [] },
  "GET /api/events/[employeeId]": {
    who: behind.employee,
    stranger: "northHead",
    part: "employeeId",
    otherKind: () => unitId("north"),
    asked: async () => {
      const employeeId = await personId(behind.employee);
      return { address: `/api/events/${employeeId}`, params: { employeeId } };
    },
    status: 200,
    writes: [],
  },
  "GET /api/exports/units/[unitId]/completion": {
    who: behind.personnel,
    stranger: behind.administrator,
    part: "unitId",
    otherKind: () => personId("northHead"),
    asked: async () => {
      const id = await unitId("office");
      return { address: `/api/exports/units/${id}/completion?period=${CLOSED}`, params: { unitId: id } };
    },
    status: 200,
    writes: [],
  },
  "GET /api/exports/units/[unitId]/satisfaction": {
    who: "officeHead",
    stranger: "northHead", // heads another unit than the one that is asked for
    part: "unitId",
    otherKind: () => serviceId("Imunisasi"),
    asked: async () => {
      const id = await unitId("south");
      return { address: `/api/exports/units/${id}/satisfaction?period=${OPEN}`, params: { unitId: id } };
    },
    status: 200,
    writes: [],
  },
  "GET /api/services/codes/[codeId]/poster": {
    who: behind.administrator,
    stranger: behind.personnel,
    part: "codeId",
    otherKind: () => serviceId("Imunisasi"),
    asked: async () => {
      const { id } = await posterOf("Imunisasi");
      return { address: `/api/services/codes/${id}/poster?size=a5`, params: { codeId: id } };
    },
    status: 200,
    writes: [],
  },
  "POST /api/accounts/links": {
    who: behind.administrator,
    stranger: behind.auditor,
    asked: async () => ({ address: "/api/accounts/links", params: {}, form: { accountId: await accountId("northDoctor") } }),
    status: 200,
    writes: ["account_link", "event", "ledger"],
  },
  "GET /api/exports/units/[unitId]/predicates": exportOf("predicates", CLOSED),
  "GET /api/exports/units/[unitId]/waiting": exportOf("waiting", OPEN),
  "GET /api/exports/units/[unitId]/trend": exportOf("trend", OPEN),
  "GET /api/exports/units/[unitId]/activity": exportOf("activity", OPEN),
  "POST /api/services/slips": {
    who: behind.administrator,
    stranger: behind.personnel,
    asked: async () => ({
      address: "/api/services/slips",
      params: {},
      form: { serviceId: await serviceId("Imunisasi"), channel: "slip", count: "3", days: "14" },
    }),
    status: 200,
    writes: ["event", "ledger", "one_time_code"],
  },
  "GET /api/documents/[documentId]": {
    who: behind.employee,
    stranger: "southNurseTwo",
    part: "documentId",
    otherKind: () => activityId(behind.employee, "documents > 0"),
    asked: async () => {
      const { id } = await one<{ id: string }>(`SELECT id FROM document WHERE "activityId" = $1 ORDER BY id LIMIT 1`, [
        await activityId(behind.employee, "documents > 0"),
      ]);
      return { address: `/api/documents/${id}?size=small`, params: { documentId: id } };
    },
    status: 200,
    writes: [],
  },
  "POST /api/activities/[activityId]/documents": {
    who: behind.employee,
    stranger: "northHead", // reads the line, and may not hang anything on it
    part: "activityId",
    otherKind: () => personId(behind.employee),
    asked: async () => {
      const id = await activityId(behind.employee, `"submittedAt" IS NOT NULL AND "decidedAt" IS NULL`);
      return { address: `/api/activities/${id}/documents`, params: { activityId: id }, file: await photo() };
    },
    status: 303,
    writes: ["activity", "document", "event", "ledger", "rate_limit"],
    mostBytes: MOST_SENT_BYTES,
  },
  "GET /api/evaluations/[documentId]/document": {
    who: "southDoctor", // whose own it is
    stranger: "southPharmacist",
    part: "documentId",
    otherKind: () => appraisalId("southDoctor", CLOSED),
    asked: async () => {
      const { id } = await one<{ id: string }>(`SELECT id FROM evaluation_document WHERE "appraisalId" = $1`, [
        await appraisalId("southDoctor", CLOSED),
      ]);
      return { address: `/api/evaluations/${id}/document?form=result`, params: { documentId: id } };
    },
    status: 200,
    writes: [],
  },
  "GET /api/plans/[planId]/form": {
    who: "southHead",
    stranger: "northHead",
    part: "planId",
    otherKind: () => appraisalId("southMidwife"),
    asked: async () => {
      const { id } = await planInForce("southMidwife");
      return { address: `/api/plans/${id}/form`, params: { planId: id } };
    },
    status: 200,
    writes: [],
  },
  "POST /api/imports": {
    who: behind.administrator,
    stranger: behind.auditor, // reads what was sent, and sends nothing
    asked: async () => ({ address: "/api/imports", params: {}, file: asFile(csv([HEADINGS, HEADINGS])) }),
    status: 303,
    writes: ["event", "import", "import_row", "ledger", "rate_limit"],
    mostBytes: MOST_IMPORT_BYTES,
  },
  "GET /api/imports/[importId]/problems": {
    who: behind.auditor,
    stranger: behind.personnel,
    part: "importId",
    otherKind: () => personId("northHead"),
    asked: async () => {
      const { id } = await importOf("refused");
      return { address: `/api/imports/${id}/problems`, params: { importId: id } };
    },
    status: 200,
    writes: [],
  },
  "POST /api/feedback/[feedbackId]/documents": {
    who: "northHead",
    stranger: behind.employee, // who received it hangs nothing on it
    part: "feedbackId",
    otherKind: () => personId(behind.employee),
    asked: async () => {
      const id = await freshFeedback(behind.employee, "northHead");
      return { address: `/api/feedback/${id}/documents`, params: { feedbackId: id }, file: await photo() };
    },
    status: 303,
    writes: ["document", "event", "feedback", "ledger", "rate_limit"],
    mostBytes: MOST_SENT_BYTES,
  },
  "POST /api/plans/[planId]/realisations/[realisationId]/documents": {
    who: "southMidwife",
    stranger: "southHead",
    part: "realisationId",
    otherKind: () => appraisalId("southMidwife"),
    asked: async () => {
      const { id, planId } = await one<{ id: string; planId: string }>(
        `SELECT x.id, p.id AS "planId" FROM realisation x JOIN indicator i ON i.id = x."indicatorId" JOIN intended_result t ON t.id = i."intendedResultId"
         JOIN plan p ON p.id = t."planId" WHERE p."employeeId" = $1 AND x.period = $2 AND x."supersededAt" IS NULL ORDER BY x.id LIMIT 1`,
        [await personId("southMidwife"), OPEN],
      );
      const params = { planId, realisationId: id };
      return { address: `/api/plans/${planId}/realisations/${id}/documents`, params, file: await photo() };
    },
    status: 303,
    writes: ["document", "event", "ledger", "rate_limit", "realisation"],
    mostBytes: MOST_SENT_BYTES,
  },
  "GET /s/[code]": {
    who: null,
    stranger: null,
    part: "code",
    otherKind: async () => (await serviceId("Imunisasi")).slice(0, 8),
    asked: async () => ({ address: `/s/${await poster()}`, params: { code: await poster() } }),
    status: 200,
    writes: [],
  },
  "POST /s/[code]": {
    who: null,
    stranger: null,
    part: "code",
    otherKind: async () => (await serviceId("Imunisasi")).slice(0, 8),
    asked: async () => ({ address: `/s/${await poster()}`, params: { code: await poster() }, form: answer() }),
    status: 303,
    writes: ["citizen_answer", "rate_limit", "satisfaction_total"],
  },
};
const each = Object.entries(tries);

const call = (
  name: string,
  who: string | null,
  { address, params, form, file }: Asked,
  headers?: Record<string, string>,
  body?: BodyInit,
) =>
  as(
    who,
    async () => {
      const handler = handlers[name];
      if (!handler) throw new RangeError(`no route ${name}`);
      const method = name.split(" ")[0] ?? "GET";
      const sent = formOf(form ?? {});
      if (file) sent.append("file", file);
      const from = headers ?? { origin: env().CERMIN_PUBLIC_ORIGIN };
      const content = method === "GET" ? {} : { body: body ?? sent };
      return handler(new Request(`${env().CERMIN_PUBLIC_ORIGIN}${address}`, { method, headers: from, ...content }), {
        params: Promise.resolve(params),
      });
    },
    new Headers(headers ?? { origin: env().CERMIN_PUBLIC_ORIGIN }),
  );

const moved = (asked: Asked, part: string, id: string): Asked => ({ ...asked, params: { ...asked.params, [part]: id } });

beforeAll(async () => {
  await as(behind.employee, async () => null); // sessions are rows: the ones that are needed are there before anything is counted
  for (const [, { who, stranger }] of each) for (const someone of [who, stranger]) await as(someone, async () => null);
});

it("tries every route there is, and no other", () => {
  expect(Object.keys(tries).toSorted()).toEqual(Object.keys(handlers).toSorted());
  expect(Object.keys(handlers).length).toBe(21);
});

describe("who may not", () => {
  it.each(each.filter(([, row]) => row.stranger !== null))("%s", async (name, row) => {
    const asked = await row.asked();
    await writesNothing(async () => {
      const strange = await call(name, row.stranger, asked);
      expect(strange.status).toBe(404);
      const text = await strange.text();
      expect(text.includes(say("id", "refusal.not-found")) || JSON.parse(text).because === "not-found", text).toBe(true);
      const nobody = await call(name, null, asked);
      // A download opened in a browser leads to sign-in and back to itself; a stream says that nobody is signed in.
      if (name.includes("/events/")) expect(nobody.status).toBe(401);
      else {
        expect(nobody.status).toBe(303);
        const back = name.startsWith("GET") ? `?next=${encodeURIComponent(asked.address)}` : "";
        expect(nobody.headers.get("location")).toBe(`/sign-in${back}`);
      }
    });
  });
});

describe("an address that names nothing", () => {
  it.each(each.filter(([, row]) => row.part))("%s", async (name, row) => {
    const asked = await row.asked();
    await writesNothing(async () => {
      const ids = [
        "",
        "1",
        "..",
        "00000000-0000-7000-8000-000000000000",
        "x".repeat(5_000),
        "' OR 1=1 --",
        "\u0000",
        (await row.otherKind?.()) ?? "",
      ];
      for (const id of ids) {
        const answered = await call(name, row.who, moved(asked, row.part ?? "", id));
        expect(answered.status, id.slice(0, 40)).toBe(404);
      }
    });
  });

  it("tells a citizen that the code is unknown, and does not ask them to sign in", async () => {
    const unknown = await call("GET /s/[code]", null, { address: "/s/ZZZZZZZZ", params: { code: "ZZZZZZZZ" } });
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain(say("id", "citizen.unknown"));
  });

  it("tells a citizen that a code was withdrawn, or has ended with its service", async () => {
    const { code } = await posterOf("Pelayanan KIA", true);
    await writesNothing(async () => {
      const asked = { address: `/s/${code}`, params: { code }, form: answer() };
      for (const name of ["GET /s/[code]", "POST /s/[code]"]) {
        const withdrawn = await call(name, null, asked);
        expect(withdrawn.status).toBe(410);
        expect(await withdrawn.text()).toContain(say("id", "citizen.withdrawn.poster"));
      }
    });
  });
});

describe("a write from elsewhere, or that is no form", () => {
  const writes = each.filter(([name]) => name.startsWith("POST"));
  const evil: [string, Record<string, string>][] = [
    ["another site", { origin: "https://jahat.example" }],
    ["an opaque origin", { origin: "null" }],
    ["neither Origin nor Sec-Fetch-Site", {}],
    ["a sister site", { "sec-fetch-site": "same-site" }],
    ["a forwarded name", { origin: "https://jahat.example", "x-forwarded-host": "jahat.example", "x-forwarded-proto": "https" }],
  ];
  it.each(writes)("%s", async (name, row) => {
    const asked = await row.asked();
    await writesNothing(async () => {
      for (const [what, headers] of evil) expect((await call(name, row.who, asked, headers)).status, what).toBe(403);
      const own = { origin: env().CERMIN_PUBLIC_ORIGIN };
      const json = JSON.stringify(asked.form);
      for (const [type, body] of [
        ["application/json", json],
        ["text/plain", json],
        ["multipart/form-data; boundary=x", "--y"],
        ["", ""],
      ] as const)
        expect((await call(name, row.who, asked, { ...own, "content-type": type }, body)).status, type).toBe(404);
      const large = new Blob(["a".repeat((row.mostBytes ?? 256 * 1024) + 1024)]);
      const size = { ...own, "content-type": "application/x-www-form-urlencoded", "content-length": String(large.size) };
      expect((await call(name, row.who, asked, size, large)).status).toBe(row.mostBytes ? 303 : 413); // a file's form leads back to its page
    });
  });

  it("is not read on where its header says little or nothing of its length", async () => {
    const asked = (await tries["POST /s/[code]"]?.asked()) as Asked;
    const { address, params } = asked;
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(out) {
        read += 1;
        out.enqueue(new Uint8Array(64 * 1024).fill(97));
      },
    });
    const request = new Request(`${env().CERMIN_PUBLIC_ORIGIN}${address}`, {
      method: "POST",
      headers: { origin: env().CERMIN_PUBLIC_ORIGIN, "content-type": "application/x-www-form-urlencoded" },
      body: endless,
      duplex: "half",
    } as RequestInit);
    const response = await writesNothing(() =>
      as(null, async () => handlers["POST /s/[code]"]?.(request, { params: Promise.resolve(params) })),
    );
    expect(response?.status).toBe(413);
    expect(read).toBeLessThan(10); // 256 KiB are four of them
  });

  it("takes a form from a page of ours by Sec-Fetch-Site where a browser sends no Origin", async () => {
    const asked = (await tries["POST /s/[code]"]?.asked()) as Asked;
    expect((await call("POST /s/[code]", null, asked, { "sec-fetch-site": "same-origin" })).status).toBe(303);
  });
});

describe("a field that is wrong", () => {
  it.each(each.filter(([name]) => name.startsWith("POST")))("%s", async (name, row) => {
    const asked = await row.asked();
    const before = await contents();
    for (const field of Object.keys(asked.form ?? {}).filter((other) => other !== "lang")) {
      const others = Object.fromEntries(Object.entries(asked.form ?? {}).filter(([other]) => other !== field));
      const wrong: Fields[] = [
        others,
        { ...others, [`${field}.not`]: "" },
        { ...others, [field]: "\u0000\u202E" },
        { ...others, [field]: "9".repeat(20_000) },
        { ...others, [field]: [String(asked.form?.[field]), String(asked.form?.[field])] },
      ];
      for (const form of wrong)
        expect((await call(name, row.who, { ...asked, form })).status, JSON.stringify(form).slice(0, 200)).toBe(422);
    }
    expect(changed(before, await contents())).toEqual([]);
  });

  it("gives a citizen the form back with everything that was chosen and typed", async () => {
    const asked = (await tries["POST /s/[code]"]?.asked()) as Asked;
    const form = answer({ step: "more", mark: "3", wait: "2", text: `${"baik ".repeat(250)}`, "elements.time": "4" });
    const again = await call("POST /s/[code]", null, { ...asked, form });
    const text = await again.text();
    expect(again.status).toBe(422);
    expect(text).toContain("baik baik");
    expect(text).toContain('name="elements.time" value="4" checked');
    expect(text).toContain('name="wait" value="2" checked');
    expect(text).toContain(`value="${String(form.key)}"`);
  });

  it("stores no column that a citizen's form does not have", async () => {
    const asked = (await tries["POST /s/[code]"]?.asked()) as Asked;
    const form = answer({
      channel: "slip",
      day: "2020-01-01",
      serviceId: await serviceId("Imunisasi"),
      elements: "444444444",
      verified: "true",
    });
    expect((await call("POST /s/[code]", null, { ...asked, form })).status).toBe(303);
    const stored = await one(
      `SELECT a.channel::text, a.day::text, s.name, a.elements FROM citizen_answer a JOIN service s ON s.id = a."serviceId" WHERE a.key = $1`,
      [form.key],
    );
    expect(stored).toEqual({ channel: "poster", day: "2026-11-18", name: "Pelayanan KIA", elements: "---------" });
  });

  it("ignores what a page's address does not know, and refuses it to an export", async () => {
    const asked = (await tries["GET /s/[code]"]?.asked()) as Asked;
    expect((await call("GET /s/[code]", null, { ...asked, address: `${asked.address}?lang=x&a=1&m=9&done=2&x=y` })).status).toBe(200);
    const file = (await tries["GET /api/exports/units/[unitId]/completion"]?.asked()) as Asked;
    for (const query of [
      "",
      "?period=2026",
      "?period=2026-Q5",
      "?period.not=",
      "?period=2026-Q3&period=2026-Q4",
      "?period=2026-Q3&unit=x",
    ]) {
      const answered = await call("GET /api/exports/units/[unitId]/completion", behind.personnel, {
        ...file,
        address: file.address.replace(/\?.*/, query),
      });
      expect(answered.status, query).toBe(422);
    }
  });
});

const EXPORTS = ["completion", "predicates", "satisfaction", "waiting", "trend", "activity"];

describe("who may", () => {
  it.each(each)("%s", async (name, row) => {
    const before = await contents();
    const answers = await rowsOf("citizen_answer");
    const response = await call(name, row.who, await row.asked());
    expect(response.status).toBe(row.status);
    await response.body?.cancel();
    expect(changed(before, await contents())).toEqual([...row.writes].toSorted());
    if (name === "POST /s/[code]") expect(await rowsOf("citizen_answer")).toBe(answers + 1);
  });

  it.each(EXPORTS)("exports %s of no quarter that was never opened, however far away it lies", async (what) => {
    const id = await unitId("office");
    for (const period of ["0000-Q1", "1999-Q4", "9999-Q4"]) {
      const asked = { address: `/api/exports/units/${id}/${what}?period=${period}`, params: { unitId: id } };
      expect((await call(`GET /api/exports/units/[unitId]/${what}`, behind.personnel, asked)).status, period).toBe(404);
    }
  });

  it.each(EXPORTS)("exports %s with no cell that a spreadsheet would run", async (what) => {
    const formulas = ["=HYPERLINK(A1)", "+1+1", "-2+3", "@SUM(A1)"];
    const id = await unitId("office");
    const units = await ask<{ id: string; name: string }>(`SELECT id, name FROM unit WHERE "parentId" = $1 OR id = $1`, [id]);
    for (const unit of units) await ask(`UPDATE unit SET name = $1 WHERE id = $2`, [formulas[0], unit.id]);
    const services = await ask<{ id: string; name: string }>(`SELECT id, name FROM service ORDER BY id LIMIT 4`);
    for (const [at, service] of services.entries()) await ask(`UPDATE service SET name = $1 WHERE id = $2`, [formulas[at], service.id]);
    const asked = { address: `/api/exports/units/${id}/${what}?period=${CLOSED}`, params: { unitId: id } };
    const response = await call(`GET /api/exports/units/[unitId]/${what}`, behind.personnel, asked);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="cermin-2026-Q3-[a-z-]+\.csv"$/);
    const cells = (await response.text()).split("\r\n").flatMap((line) => line.split(";").map((cell) => cell.replace(/^"/, "")));
    expect(cells.length).toBeGreaterThan(8);
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    expect(cells.some((cell) => formulas.some((formula) => cell === `'${formula}`))).toBe(true);
    for (const unit of units) await ask(`UPDATE unit SET name = $1 WHERE id = $2`, [unit.name, unit.id]);
    for (const service of services) await ask(`UPDATE service SET name = $1 WHERE id = $2`, [service.name, service.id]);
  });

  it("prints slips whose codes are nowhere else", async () => {
    const asked = (await tries["POST /api/services/slips"]?.asked()) as Asked;
    const page = await (await call("POST /api/services/slips", behind.administrator, asked)).text();
    const codes = [...page.matchAll(/\/s\/([2-9A-HJKMNP-Z]{26})</g)].map(([, code]) => code ?? "");
    expect(new Set(codes).size).toBe(3);
    const known = await one<{ n: number }>(`SELECT count(*)::int AS n FROM one_time_code WHERE hash = ANY($1)`, [codes]);
    expect(known.n).toBe(0); // as hashes alone
    const answered = await call("GET /s/[code]", null, { address: `/s/${codes[0]}`, params: { code: codes[0] ?? "" } });
    expect(answered.status).toBe(200);
  });
});
