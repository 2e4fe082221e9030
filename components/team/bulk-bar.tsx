"use client";

import { SubmitButton } from "@/components/ui/field";
import { useForm } from "@/components/ui/form-context";
import { useScript } from "@/components/ui/use-script";
import { fill } from "./fill";
import { useChosen } from "./queue";

/** The form that the marks of the rows belong to. */
export const BULK = "bulk";

type Words = Record<"approveChosen" | "approveN" | "oneLine" | "manyLines" | "onePerson" | "manyPeople" | "pickNone", string>;

const counted = (n: number, one: string, many: string) => (n === 1 ? one : fill(many, { n }));
const boxes = () => document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form=${BULK}]`);
/** Each mark is set by a press of its own, so that whoever counts them hears of it. */
const mark = (all: boolean) => {
  for (const box of boxes()) if (box.checked !== all) box.click();
};

/** What can be done with the marked rows; says what it will do before it is pressed. With a script it comes with the first mark. */
export function BulkBar({ words }: { words: Words }) {
  const chosen = useChosen();
  const script = useScript();
  const { idOf } = useForm();
  const label = fill(words.approveN, {
    lines: counted(chosen.lines, words.oneLine, words.manyLines),
    people: counted(chosen.people, words.onePerson, words.manyPeople),
  });
  const any = chosen.lines > 0;
  return (
    <div className="actions" id={idOf("chosen")} tabIndex={-1}>
      {(any || !script) && (
        <SubmitButton look={any ? "primary" : "plain"} name="what" value="chosen">
          {any ? label : words.approveChosen}
        </SubmitButton>
      )}
      {any && (
        <button className="btn quiet" type="button" onClick={() => mark(false)}>
          {words.pickNone}
        </button>
      )}
    </div>
  );
}

/** Marks every routine row that is shown. Without a script the button for all of them does as much. */
export function PickAll({ label }: { label: string }) {
  return useScript() ? (
    <button className="link" type="button" data-pick-all onClick={() => mark(true)}>
      {label}
    </button>
  ) : null;
}
