import type { Say } from "@/lib/messages/format";
import { MOST_SLIPS } from "@/lib/services/schema";
import type { ServiceSheet } from "@/lib/services/types";

/**
 * How many one-time codes are out, and new ones. They are answered as a page to print, by a form of plain HTML:
 * the codes are shown once and kept nowhere.
 */
export function Slips({ service, may, say }: { service: ServiceSheet; may: boolean; say: Say }) {
  const { open, spent, expired } = service.slips;
  return (
    <>
      <p className="max-w-text">{say("services.slipCounts", { open, spent, expired })}</p>
      {may && service.closedOn === null && (
        <form method="post" action="/api/services/slips" target="_blank" rel="noopener" className="grid gap-4 max-w-form mt-4">
          <input type="hidden" name="serviceId" value={service.id} />
          <p className="small muted">{say("services.slipsHint")}</p>
          <div className="fields">
            <div className="field">
              <label htmlFor="slip-channel">{say("satisfaction.channel")}</label>
              <select id="slip-channel" name="channel" defaultValue="slip">
                <option value="slip">{say("services.slip")}</option>
                <option value="counter">{say("services.counter")}</option>
              </select>
            </div>
            <div className="field" style={{ maxWidth: "8rem" }}>
              <label htmlFor="slip-count">{say("services.howMany", { most: MOST_SLIPS })}</label>
              <input id="slip-count" name="count" type="number" min={1} max={MOST_SLIPS} defaultValue={20} required />
            </div>
            <div className="field" style={{ maxWidth: "8rem" }}>
              <label htmlFor="slip-days">{say("services.validDays")}</label>
              <input id="slip-days" name="days" type="number" min={1} max={90} defaultValue={14} required />
            </div>
          </div>
          <div className="actions">
            <button className="btn" type="submit">
              {say("services.issue")}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
