import { route } from "@/lib/access/route";
import { askDatabase, healthInput } from "@/lib/platform/health";

/** Whether this process answers (?bare) and whether its database does. */
export const GET = route({
  permission: "public:read",
  subject: { always: "" },
  input: healthInput,
  run: async ({ input }) => {
    if (input.bare !== undefined) return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
    const database = await askDatabase();
    return Response.json(
      { status: database ? "ok" : "no-database" },
      { status: database ? 200 : 503, headers: { "cache-control": "no-store" } },
    );
  },
});
