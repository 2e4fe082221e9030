import { authorize } from "@/lib/access/grant";
import { workOn } from "@/lib/imports/commands/work";
import { now } from "@/lib/platform/clock";

/** A process of its own that does what is due for one import: a test kills it on the way. */
const [, , id = ""] = process.argv;
await workOn(await authorize("job", "import:work", id), now());
process.exit(0);
