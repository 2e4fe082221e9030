"use client";

import { type ReactNode, useState } from "react";
import { useForm } from "./form-context";
import { Icon } from "./icon";

type Described = { name: string; label: string; hint?: string | undefined; className?: string };

/** Label above, hint under it, problem under the field, all told to readers of the screen. */
function Frame({ name, label, hint, className = "", children }: Described & { children: ReactNode }) {
  const { idOf, problemAt } = useForm();
  const problem = problemAt(name);
  const id = idOf(name);
  return (
    <div className={`field ${className}`} data-invalid={problem ? "" : undefined}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      <Problem id={id} text={problem} />
    </div>
  );
}

function Problem({ id, text }: { id: string; text: string | null }) {
  if (!text) return null;
  return (
    <span className="error" id={`${id}-problem`}>
      <Icon name="alert" />
      {text}
    </span>
  );
}

/** What every control says of itself, and what it starts from: what had been typed, else what is stored. */
function useControl(name: string, hint: string | undefined, stored: string | number | null | undefined) {
  const { idOf, problemAt, enteredAt } = useForm();
  const id = idOf(name);
  const problem = problemAt(name);
  const entered = enteredAt(name);
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  return {
    id,
    name,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": describedBy,
    defaultValue: typeof entered === "string" ? entered : (stored ?? undefined),
  } as const;
}

type TextProps = Described & {
  value?: string | number | null;
  type?: "text" | "email" | "date" | "time" | "search";
  inputMode?: "numeric" | "decimal" | "text";
  autoComplete?: string;
  maxLength?: number;
  required?: boolean;
  autoFocus?: boolean;
  width?: string;
};

export function TextField({ name, label, hint, className, value, type = "text", width, ...rest }: TextProps) {
  const control = useControl(name, hint, value);
  return (
    <Frame {...{ name, label, hint, className }}>
      <input {...control} {...rest} type={type} style={width ? { maxWidth: width } : undefined} />
    </Frame>
  );
}

export function TextArea({
  name,
  label,
  hint,
  className,
  value,
  rows = 3,
  ...rest
}: Described & { value?: string | null; rows?: number; maxLength?: number; placeholder?: string }) {
  const control = useControl(name, hint, value);
  return (
    <Frame {...{ name, label, hint, className }}>
      <textarea {...control} {...rest} rows={rows} />
    </Frame>
  );
}

export type Option = { value: string; label: string };

export function SelectField({
  name,
  label,
  hint,
  className,
  value,
  options,
}: Described & { value?: string | null; options: readonly Option[] }) {
  const control = useControl(name, hint, value);
  return (
    <Frame {...{ name, label, hint, className }}>
      <select {...control} key={String(control.defaultValue)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function PasswordField({
  name,
  label,
  hint,
  className,
  autoComplete,
  show,
  hide,
}: Described & { autoComplete: string; show: string; hide: string }) {
  const control = useControl(name, hint, undefined);
  const [shown, setShown] = useState(false);
  return (
    <Frame {...{ name, label, hint, className }}>
      <div className="flex gap-2">
        <input {...control} type={shown ? "text" : "password"} autoComplete={autoComplete} />
        <button className="btn" type="button" aria-controls={control.id} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? hide : show}
        </button>
      </div>
    </Frame>
  );
}

type ChoiceProps = {
  name: string;
  legend: ReactNode;
  hint?: string;
  options: readonly (Option & { detail?: string })[];
  value?: string | null;
  stack?: boolean;
  className?: string;
  /** Where the options' name says nothing without it: a screen reader's group label comes from the legend. */
  legendClass?: string;
};

/** Few choices as joined boxes; with details each is a row of its own. */
export function ChoiceField({ name, legend, hint, options, value, stack = false, className = "field", legendClass = "mb-1" }: ChoiceProps) {
  const { idOf, problemAt, enteredAt } = useForm();
  const id = idOf(name);
  const problem = problemAt(name);
  const entered = enteredAt(name);
  const chosen = typeof entered === "string" ? entered : value;
  return (
    <fieldset className={className} data-invalid={problem ? "" : undefined} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className={legendClass}>{legend}</legend>
      {hint && <span className="hint">{hint}</span>}
      <div className={stack ? "choice stack" : "choice"}>
        {options.map((option, i) => (
          <label key={option.value} className={option.detail ? "!items-start gap-2.5 !py-2.5" : undefined}>
            <input type="radio" id={i === 0 ? id : undefined} name={name} value={option.value} defaultChecked={chosen === option.value} />
            {option.detail ? (
              <span className="grow">
                <span className="block font-bold">{option.label}</span>
                <span className="block small sub">{option.detail}</span>
              </span>
            ) : (
              <span>{option.label}</span>
            )}
          </label>
        ))}
      </div>
      <Problem id={id} text={problem} />
    </fieldset>
  );
}

type ChecksProps = {
  name: string;
  legend: ReactNode;
  options: readonly (Option & { detail?: string })[];
  values: readonly string[];
  /** Said where there is nothing to choose from. */
  none: string;
  legendClass?: string;
};

/** Any number of choices, each a row of its own: sent as a list, also when it is one. */
export function ChecksField({ name, legend, options, values, none, legendClass = "mb-1" }: ChecksProps) {
  const { idOf, problemAt, enteredAt } = useForm();
  const id = idOf(name);
  const problem = problemAt(name);
  const entered = enteredAt(name);
  const chosen = new Set(entered === null ? values : [entered].flat());
  return (
    <fieldset className="field" data-invalid={problem ? "" : undefined} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className={legendClass}>{legend}</legend>
      {options.length === 0 && (
        <p className="small muted" id={id}>
          {none}
        </p>
      )}
      <div className="choice stack">
        {options.map((option, i) => (
          <label key={option.value} className="!items-start gap-2.5 !py-2.5">
            <input
              type="checkbox"
              id={i === 0 ? id : undefined}
              name={`${name}[]`}
              value={option.value}
              defaultChecked={chosen.has(option.value)}
            />
            <span className="grow">
              <span className="block font-bold">{option.label}</span>
              {option.detail && <span className="block small sub">{option.detail}</span>}
            </span>
          </label>
        ))}
      </div>
      <Problem id={id} text={problem} />
    </fieldset>
  );
}

type ButtonProps = {
  children: ReactNode;
  look?: "primary" | "plain" | "quiet" | "danger";
  name?: string;
  value?: string;
  block?: boolean;
  label?: string;
  className?: string;
};

/** Says the deed. While it is being done it stays in its place and shows that it works. */
export function SubmitButton({ children, look = "primary", name, value, block = false, label, className = "" }: ButtonProps) {
  const { pending } = useForm();
  return (
    <button
      className={`btn ${look === "plain" ? "" : look} ${block ? "block" : ""} ${className}`}
      type="submit"
      name={name}
      value={value}
      aria-label={label}
      aria-disabled={pending || undefined}
    >
      {pending && <span className="spin" aria-hidden="true" />}
      {children}
    </button>
  );
}
