import type { Say } from "@/lib/messages/format";

/** The keys of the queue: the common ones in a line, all of them one key away. */
export function KeyList({ say }: { say: Say }) {
  const keys: [string[], string][] = [
    [["J", "K"], say("queue.keyMove")],
    [["Enter"], say("queue.keyOpen")],
    [["A"], say("queue.approve")],
    [["R"], say("queue.keyReturn")],
    [["X"], say("queue.keyPick")],
    [["Shift X"], say("queue.keyPickAll")],
    [["Shift A"], say("queue.keyApproveChosen")],
    [["U"], say("queue.keyUndo")],
    [["?"], say("queue.keyHelp")],
  ];
  return (
    <details className="keys disclose" data-keys>
      <summary>
        <kbd>?</kbd> {say("queue.keys")}
      </summary>
      <dl>
        {keys.map(([pressed, does]) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">{say("queue.keysHint")}</p>
    </details>
  );
}
