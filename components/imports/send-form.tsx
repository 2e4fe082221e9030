import { Icon } from "@/components/ui/icon";
import type { Say } from "@/lib/messages/format";

/** A file, sent in the way of every browser; the page says what was wrong with the last, if it was. */
export function SendForm({ address, problem, say }: { address: string; problem: string | null; say: Say }) {
  return (
    <form method="post" action={address} encType="multipart/form-data" className="grid gap-3 max-w-form mb-8">
      <div className="field" data-invalid={problem ? "" : undefined}>
        <label htmlFor="import-file">{say("imports.choose")}</label>
        <span className="hint" id="import-file-hint">
          {say("imports.hint")}
        </span>
        <input
          id="import-file"
          type="file"
          name="file"
          accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby={`import-file-hint${problem ? " import-file-problem" : ""}`}
          aria-invalid={problem ? true : undefined}
        />
        {problem && (
          <span className="error" id="import-file-problem" role="alert">
            <Icon name="alert" />
            {problem}
          </span>
        )}
      </div>
      <div className="actions">
        <button className="btn primary" type="submit">
          {say("imports.send")}
        </button>
      </div>
    </form>
  );
}
