import type { ReactNode } from "react";

/** A list's choices, kept in its address: a form that is read, never sent. */
export function FilterForm({ action, apply, children }: { action: string; apply: string; children: ReactNode }) {
  return (
    <form className="filters" action={action} method="get" data-density="compact">
      {children}
      <button className="btn" type="submit">
        {apply}
      </button>
    </form>
  );
}

type Option = { value: string; label: string };

export function FilterSelect({ name, label, value, options }: { name: string; label: string; value: string; options: readonly Option[] }) {
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={value} key={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function FilterText({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="field grow">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <input id={`filter-${name}`} name={name} type="search" defaultValue={value} key={value} maxLength={100} />
    </div>
  );
}
