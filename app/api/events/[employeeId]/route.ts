import { headers } from "next/headers";
import { route } from "@/lib/access/route";
import { nothing } from "@/lib/access/schema";
import { eventStream } from "@/lib/platform/event-stream";

/** Server-sent events for one person's open pages: numbers of changes, no content. */
export const GET = route({
  permission: "events:listen",
  subject: "employeeId",
  input: nothing,
  run: async ({ grant }) => eventStream(grant.subjectId, (await headers()).get("last-event-id")),
});
