import { ChecksField, ChoiceField, type Option, TextArea, TextField } from "@/components/ui/field";
import { isMessageKey, type Say } from "@/lib/messages/format";
import type { Field } from "@/lib/scoring/core/indicator-kinds/define";

/** The fields that a kind of indicator asks for, of a target or a realisation: drawn from its descriptors, so that a new kind needs no form. */
export function KindFields({
  prefix,
  fields,
  entered,
  unit,
  services = [],
  say,
}: {
  prefix: "target" | "value";
  fields: readonly Field[];
  entered: Readonly<Record<string, string | string[]>> | null;
  /** The unit that the plan names, for fields that are measured in it. */
  unit: string | null;
  /** For fields that name services: among which is chosen. */
  services?: readonly (Option & { detail: string })[];
  say: Say;
}) {
  return fields.map((field) => {
    const stored = entered?.[field.name];
    const shared = { name: `${prefix}.${field.name}`, label: say(field.label), value: typeof stored === "string" ? stored : null };
    const choice = { name: shared.name, legend: shared.label, legendClass: "label mb-1" };
    if (field.input === "services")
      return (
        <ChecksField key={field.name} {...choice} values={[stored ?? []].flat()} options={services} none={say("planning.noServices")} />
      );
    if (field.input === "service")
      return services.length === 0 ? (
        <p key={field.name} className="small muted">
          {say("planning.noServices")}
        </p>
      ) : (
        <ChoiceField key={field.name} {...choice} value={shared.value} options={services} stack />
      );
    if (field.choices) {
      const options = field.choices.map((value) => {
        const key = `choice.${value}`;
        return { value, label: isMessageKey(key) ? say(key) : value };
      });
      return <ChoiceField key={field.name} {...choice} value={shared.value} options={options} />;
    }
    if (field.input === "long-text") return <TextArea key={field.name} {...shared} maxLength={2_000} />;
    return (
      <TextField
        key={field.name}
        {...shared}
        hint={field.unit === "as-planned" ? (unit ?? undefined) : undefined}
        inputMode={field.input === "number" ? "decimal" : "text"}
        width="10rem"
      />
    );
  });
}
