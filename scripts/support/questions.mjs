// Questions at a terminal, one answer a line.
import readline from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks in turn; an answer to a hidden question is not shown while it is typed. Null where there is no terminal to ask at. */
export async function askAll(questions) {
  if (!process.stdin.isTTY) return null;
  let hidden = false;
  const output = new Writable({
    write(bytes, _encoding, done) {
      if (!hidden) process.stdout.write(bytes);
      done();
    },
  });
  const terminal = readline.createInterface({ input: process.stdin, output, terminal: true });
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const answers = {};
  for (const { name, question, secret = false } of questions) {
    process.stdout.write(question);
    hidden = secret;
    answers[name] = await terminal.question("");
    hidden = false;
    if (secret) process.stdout.write("\n");
  }
  terminal.close();
  return answers;
}
