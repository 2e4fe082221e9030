import { lookAtPages } from "../support/accessible";
import { serveOffice, test } from "../support/office";

serveOffice();
test.setTimeout(60_000);

lookAtPages("en");
