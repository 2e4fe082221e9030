import { headers } from "next/headers";
import { route } from "@/lib/access/route";
import { streamQuery } from "@/lib/access/schema";
import { eventStream } from "@/lib/platform/event-stream";

/** Server-sent events for one person's open pages: numbers of changes, no content. */
export const GET = route({
  permission: "events:listen",
  subject: "employeeId",
  input: streamQuery,
  run: async ({ grant, input: { since } }) =>
    eventStream(grant.subjectId, { eventId: (await headers()).get("last-event-id"), since: since ? new Date(since) : null }),
});
