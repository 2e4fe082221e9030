"use client";

import { unstable_rethrow, useRouter } from "next/navigation";
import {
  type FormEvent,
  Fragment,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { FormAction, FormState } from "@/lib/access/types";
import { ErrorSummary } from "./error-summary";
import { FormContext, idUnder } from "./form-context";
import { Notice } from "./notice";

type Props = {
  action: FormAction;
  /** Said when the answer never came: nothing was saved, what was typed is still here. */
  offline: string;
  /**
   * What is sent and not shown. A `version` stays the one whose values were drawn, until a save of this form brought the next. A `key`
   * is of one deed: it stays until that is done, however often the page is drawn anew, so that a second try is no second deed.
   */
  hidden?: Readonly<Record<string, string | number>>;
  /** What the fields show, as a text: a newer version of the record that shows the same is the version that is meant. Else each version shows another. */
  shows?: string;
  className?: string;
  id?: string;
  /** Draws the page anew after a success, so that what was saved is seen. */
  refresh?: boolean;
  /** Empties the form after a success and goes back to its first field. */
  reset?: boolean;
  /** Where the success is said: above the fields, or nowhere because the page says it. */
  quiet?: boolean;
  children: ReactNode;
};

const idle: FormState = { status: "idle" };

/**
 * The one form: works as plain HTML, and with JavaScript keeps what was typed, says each problem beside its field,
 * survives a lost connection, and sends once however often it is pressed.
 */
export function ActionForm({
  action,
  offline,
  hidden = {},
  shows = String(hidden.version),
  className,
  id,
  refresh = false,
  reset = false,
  quiet = false,
  children,
}: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const own = useId();
  const guarded = useMemo<FormAction>(() => guard(action, offline), [action, offline]);
  // On the server React wants the action itself, to write the fields that make the form work without JavaScript.
  const [state, send, pending] = useActionState(typeof window === "undefined" ? action : guarded, idle);
  const [drawn, setDrawn] = useState({ version: hidden.version, shows, after: state });
  const saved = state.status === "done" && drawn.after !== state;
  if (drawn.version !== hidden.version && (saved || drawn.shows === shows)) setDrawn({ version: hidden.version, shows, after: state });
  const [deed, setDeed] = useState({ key: hidden.key, after: state });
  if (hidden.key !== undefined && state.status === "done" && deed.after !== state) setDeed({ key: newKey(), after: state });
  const held: Record<string, string | number | undefined> = { version: drawn.version, key: deed.key };

  useEffect(() => {
    if (state.status !== "done") return;
    if (reset) {
      form.current?.reset();
      form.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus();
    }
    if (refresh) router.refresh();
  }, [state, reset, refresh, router]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault(); // React would empty the form after its action; a refused one must keep what was typed
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const fields = new FormData(event.currentTarget, submitter);
    startTransition(() => send(fields));
  }

  const told = useMemo(() => {
    const problems = new Map(state.status === "invalid" ? state.problems.map(({ path, text }) => [path, text]) : []);
    const entered = "entered" in state ? state.entered : {};
    return {
      idOf: idUnder(own),
      problemAt: (path: string) => problems.get(path) ?? null,
      enteredAt: (path: string) => enteredIn(entered, path),
      pending,
      made: state.status === "done" ? state.made : null,
    };
  }, [own, state, pending]);

  return (
    <FormContext value={told}>
      <form ref={form} id={id} action={send} onSubmit={submit} className={className} noValidate>
        {state.status === "done" && !quiet && <Notice kind="positive" text={state.notice} live />}
        {state.status === "invalid" && <ErrorSummary {...state} />}
        {state.status === "refused" && (
          <Notice kind="caution" text={state.text} live>
            {state.signIn && (
              <a href="/sign-in" target="_blank" rel="noopener">
                {state.signIn}
              </a>
            )}
          </Notice>
        )}
        {state.status === "failed" && <Notice kind="negative" text={state.text} live />}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={held[name] ?? value} />
        ))}
        <Fragment key={drawn.shows}>{children}</Fragment>
      </form>
    </FormContext>
  );
}

/** For the next deed, which need not wait for the page's own; where browsers give none, over a connection that is not secure, it does. */
const newKey = () => (window.isSecureContext ? crypto.randomUUID() : undefined);

/** The action, with an answer of its own for the case that none comes. */
const guard =
  (action: FormAction, offline: string): FormAction =>
  async (previous, fields) => {
    try {
      return await action(previous, fields);
    } catch (error) {
      unstable_rethrow(error); // leaving for another page is not a failure
      return { status: "failed", text: offline, entered: {} };
    }
  };

type Branch = { [name: string]: unknown };

/** What was typed under a nested name. Files do not come back. */
function enteredIn(entered: Branch, path: string): string | readonly string[] | null {
  const found = path
    .split(".")
    .reduce<unknown>((branch, name) => (typeof branch === "object" && branch !== null ? (branch as Branch)[name] : undefined), entered);
  if (typeof found === "string") return found;
  return Array.isArray(found) ? found.filter((one) => typeof one === "string") : null;
}
