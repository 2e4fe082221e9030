import { Icon } from "@/components/ui/icon";
import type { Say } from "@/lib/messages/format";

/** How many files hang on a line, where the line itself is not open. */
export const DocumentCount = ({ n, say }: { n: number; say: Say }) => (
  <span className="document-count">
    <Icon name="attach" />
    {say("document.count", { n })}
  </span>
);
