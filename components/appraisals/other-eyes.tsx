import { Eye } from "@/components/ui/eye";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section";
import type { CitizensSaid, Evidence, PeersView, SaidTexts } from "@/lib/appraisals/types";
import { type Locale, type Say, showHundredths } from "@/lib/messages/format";
import type { InstrumentItem } from "@/lib/scoring/core/raters/instrument";
import type { PeerAnswers } from "@/lib/scoring/core/raters/peer-answers";
import { PeerTable } from "./peer-table";
import { SaidInWords } from "./said-texts";

/** The same work as self, peers and citizens see it: information beside the rating, never a part of it. */
export function OtherEyes({ evidence, locale, say }: { evidence: Evidence; locale: Locale; say: Say }) {
  const { self, services, texts } = evidence;
  return (
    <Section id="eyes" title={say("eyes.title")} aside={say("eyes.information")}>
      <ul className="rows">
        <li>
          <Eye kind="self" />
          <div className="grow min-w-0">
            <span className="title">{say("eyes.self")}</span>
            {self ? (
              <>
                <p className="!text-ink whitespace-pre-line [overflow-wrap:anywhere]">{self.story}</p>
                {self.obstacle && <p className="[overflow-wrap:anywhere]">{say("eyes.obstacle", { text: self.obstacle })}</p>}
              </>
            ) : (
              <p>{say("eyes.noSelf")}</p>
            )}
          </div>
        </li>
        {SIDES.filter((side) => side === "peers" || evidence[side].kind !== "none").map((side) => (
          <Side
            key={side}
            seen={evidence[side]}
            title={say(`eyes.${side}`)}
            locale={locale}
            say={say}
            items={evidence.items}
            self={self?.answers ?? null}
            texts={texts[side]}
          />
        ))}
        {services.map((service) => (
          <li key={service.id}>
            <Eye kind="citizens" />
            <div className="grow min-w-0">
              <span className="title">{say("eyes.citizens", { service: service.name })}</span>
              <p>{citizensWords(service, locale, say)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const SIDES = ["peers", "subordinates"] as const;

type SideProps = {
  seen: PeersView;
  items: readonly InstrumentItem[];
  title: string;
  self: PeerAnswers | null;
  texts: SaidTexts;
  locale: Locale;
  say: Say;
};

function Side({ seen, items, title, self, texts, locale, say }: SideProps) {
  return (
    <li>
      {seen.kind === "released" ? <Eye kind="peers" /> : <Icon name="lock" className="text-ink-muted" />}
      <div className="grow min-w-0">
        <span className="title">{title}</span>
        <p>{peersWords(seen, say)}</p>
        {seen.kind === "released" && <PeerTable aggregate={seen.aggregate} items={items} self={self} locale={locale} say={say} />}
        <SaidInWords texts={texts} say={say} />
      </div>
    </li>
  );
}

export function peersWords(peers: PeersView, say: Say): string {
  switch (peers.kind) {
    case "none":
      return say("eyes.peersNone");
    case "not-yet":
      return say("eyes.peersNotYet");
    case "too-few":
      return say("eyes.peersTooFew", { minimum: peers.minimum });
    case "released":
      return say("eyes.peersReleased", { n: peers.answered, minimum: peers.minimum });
  }
}

/** Of the verified channel alone: what anybody could have filled in touches nobody's appraisal. */
export function citizensWords({ verified }: CitizensSaid, locale: Locale, say: Say): string {
  if (verified.index === null || verified.interval === null) return say("eyes.citizensNone", { n: verified.n });
  return say("eyes.citizensIndex", {
    index: showHundredths(locale, verified.index),
    low: showHundredths(locale, verified.interval.low),
    high: showHundredths(locale, verified.interval.high),
    n: verified.n,
  });
}
