import { ChoiceField, TextField } from "@/components/ui/field";
import { type DialogueItem, ITEM_STATES, LONGEST_ITEM } from "@/lib/dialogues/types";
import type { Say } from "@/lib/messages/format";

/** `stood`: the words for how one stood before, in a dialogue or a meeting. */
type Props = { items: readonly DialogueItem[]; stood: "dialogue.stood" | "meeting.stood"; say: Say };

const itemWords = ({ text, owner, dueOn }: DialogueItem, say: Say) => say("dialogue.item", { text, owner, day: { day: dueOn } });

/** How an item stood before: in what it was carried over from. */
const Before = ({ item: { before }, stood, say }: Omit<Props, "items"> & { item: DialogueItem }) =>
  before.map(({ heldOn, state, note }) => (
    <p key={heldOn} className="small muted">
      {say(stood, { day: { day: heldOn }, state: { key: `dialogue.state.${state}` } })}
      {note && ` “${note}”`}
    </p>
  ));

/** What was agreed on or decided, by whom and until when, and how each stands and stood. */
export const ItemList = ({ items, stood, say }: Props) => (
  <ul className="rows">
    {items.map((item) => (
      <li key={item.id}>
        <div className="grow min-w-0 [overflow-wrap:anywhere]">
          <p className="!text-ink">{itemWords(item, say)}</p>
          <p>
            {say(`dialogue.state.${item.state}`)}
            {item.note && ` “${item.note}”`}
          </p>
          <Before item={item} stood={stood} say={say} />
        </div>
      </li>
    ))}
  </ul>
);

/** How each stands now, with a note; what was agreed first here may be taken out again. */
export const ItemFields = ({ items, stood, say }: Props) =>
  items.map((item) => (
    <div key={item.id} className="grid gap-2">
      <ChoiceField
        name={`items.${item.id}.state`}
        legend={itemWords(item, say)}
        value={item.state}
        options={[...ITEM_STATES, ...(item.fresh ? (["remove"] as const) : [])].map((state) => ({
          value: state,
          label: say(`dialogue.state.${state}`),
        }))}
      />
      <Before item={item} stood={stood} say={say} />
      <TextField name={`items.${item.id}.note`} label={say("dialogue.note")} value={item.note} maxLength={LONGEST_ITEM} />
    </div>
  ));
