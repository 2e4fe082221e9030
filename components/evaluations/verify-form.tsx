import type { Say } from "@/lib/messages/format";

/** Asks for the code on a paper: a form that is read, never sent, so that its answer has an address. */
export function VerifyForm({ code, say }: { code: string; say: Say }) {
  return (
    <form action="/verify" method="get" className="grid gap-3 max-w-form mt-4">
      <div className="field">
        <label htmlFor="verify-code">{say("verify.code")}</label>
        <span className="hint" id="verify-hint">
          {say("verify.codeHint")}
        </span>
        <input
          id="verify-code"
          name="code"
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={code}
          aria-describedby="verify-hint"
        />
      </div>
      <div className="actions">
        <button className="btn primary" type="submit">
          {say("verify.submit")}
        </button>
      </div>
    </form>
  );
}
