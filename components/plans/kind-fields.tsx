import { ChoiceField, TextArea, TextField } from "@/components/ui/field";
import { isMessageKey, type Say } from "@/lib/messages/format";
import type { Field } from "@/lib/scoring/core/indicator-kinds/define";

/** The fields that a kind of indicator asks for, of a target or a realisation: drawn from its descriptors, so that a new kind needs no form. */
export function KindFields({
  prefix,
  fields,
  entered,
  unit,
  say,
}: {
  prefix: "target" | "value";
  fields: readonly Field[];
  entered: Readonly<Record<string, string>> | null;
  /** The unit that the plan names, for fields that are measured in it. */
  unit: string | null;
  say: Say;
}) {
  return fields.map((field) => {
    const shared = { name: `${prefix}.${field.name}`, label: say(field.label), value: entered?.[field.name] ?? null };
    if (field.choices) {
      const options = field.choices.map((value) => {
        const key = `choice.${value}`;
        return { value, label: isMessageKey(key) ? say(key) : value };
      });
      return (
        <ChoiceField
          key={field.name}
          name={shared.name}
          legend={shared.label}
          value={shared.value}
          options={options}
          legendClass="label mb-1"
        />
      );
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
