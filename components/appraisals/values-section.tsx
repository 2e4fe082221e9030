import { ValuesMirror } from "@/components/charts/values-mirror";
import { Eye } from "@/components/ui/eye";
import { Section } from "@/components/ui/section";
import type { Evidence } from "@/lib/appraisals/types";
import type { Locale, Say } from "@/lib/messages/format";
import { peersWords } from "./other-eyes";
import { PeerTable } from "./peer-table";
import { SaidInWords } from "./said-texts";

/** Where one sees oneself and where colleagues see one, as a drawing with its table. */
export function ValuesSection({ evidence, locale, say }: { evidence: Evidence; locale: Locale; say: Say }) {
  const { self, peers, subordinates, texts, items } = evidence;
  const released = peers.kind === "released" ? peers.aggregate : null;
  const rows = items.map(({ key }) => {
    const mark = self?.answers[key];
    return { label: say(`value.${key}`), self: mark && mark !== "cannot-judge" ? Number(mark) : null, peers: released?.[key] ?? null };
  });
  return (
    <Section id="mirror" title={say("result.mirrorTitle")}>
      <figure className="chart">
        <figcaption>
          <p>
            {say("eyes.information")}. {peersWords(peers, say)}
          </p>
        </figcaption>
        <ValuesMirror
          rows={rows}
          scale={(["1", "2", "3", "4"] as const).map((mark) => say(`peerMark.${mark}`))}
          label={say("result.mirrorTitle")}
        />
        <p className="legend mt-1">
          <span>
            <Eye kind="self" />
            {say("eyes.self")}
          </span>
          <span>
            <Eye kind="peers" />
            {say("eyes.peers")}
          </span>
          <span>{say("result.scale")}</span>
        </p>
        {released && (
          <details>
            <summary>{say("chart.table")}</summary>
            <PeerTable aggregate={released} items={items} self={self?.answers ?? null} locale={locale} say={say} />
          </details>
        )}
      </figure>
      <SaidInWords texts={texts.peers} say={say} />
      {subordinates.kind !== "none" && (
        <>
          <h3 className="mt-5 mb-1">{say("eyes.subordinates")}</h3>
          <p className="small muted">{peersWords(subordinates, say)}</p>
          {subordinates.kind === "released" && (
            <PeerTable aggregate={subordinates.aggregate} items={items} self={null} locale={locale} say={say} />
          )}
          <SaidInWords texts={texts.subordinates} say={say} />
        </>
      )}
    </Section>
  );
}
