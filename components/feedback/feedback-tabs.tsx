import type { Say } from "@/lib/messages/format";

const SHOWN = ["received", "given", "asked"] as const;

export const FeedbackTabs = ({ show, say }: { show: (typeof SHOWN)[number]; say: Say }) => (
  <nav className="tabs mb-2" aria-label={say("feedback.show")}>
    {SHOWN.map((each) => (
      <a key={each} href={`/feedback?show=${each}`} aria-current={each === show ? "page" : undefined}>
        {say(`feedback.tab.${each}`)}
      </a>
    ))}
  </nav>
);
