// How long a new line takes to the rater's screen while hundreds of pages listen.
import http from "node:http";
import { Stop } from "./processes.mjs";

const STREAMS = 300;
const LINES = 40;

/** One open stream of changes; `next` settles with the next change that comes through it. */
function listen(address, { employeeId, cookie }) {
  return new Promise((open, fail) => {
    const path = `/api/events/${employeeId}?since=${new Date().toISOString()}`;
    const sent = http.get(new URL(path, address), { headers: { cookie }, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return fail(new Stop(`a stream was answered with ${answer.statusCode}`));
      let heard = () => {};
      answer.setEncoding("utf8").on("data", (part) => part.includes("event: change") && heard());
      answer.on("error", () => {}); // the end of the server ends it
      const next = () =>
        new Promise((resolve) => {
          heard = resolve;
        });
      open({ next, close: () => sent.destroy() });
    });
    sent.on("error", fail);
  });
}

/** @returns {Promise<{ status: number | undefined, text: string }>} */
const send = (address, { method = "GET", path, headers, body }) =>
  new Promise((done, fail) => {
    const sent = http.request(new URL(path, address), { method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      answer.on("end", () => done({ status: answer.statusCode, text }));
    });
    sent.on("error", fail);
    sent.end(body);
  });

/**
 * Milliseconds, one for each line: from the moment a member of the team sends it until the rater's page, which was told by its
 * stream, has been read again with the line in it. The line is taken out after each, so that the page stays as long as it was.
 */
export async function lineOnScreen(address, { rater, readers, handIn, team }, takeOut) {
  const others = [];
  for (let i = 0; i < STREAMS - 1; i += 1) others.push(await listen(address, readers[i % readers.length]));
  const stream = await listen(address, rater);
  const taken = [];
  for (let i = 0; i < LINES; i += 1) {
    const text = `Baris percobaan ke-${i + 1} dari ${LINES}`;
    const told = stream.next();
    const began = performance.now();
    const saved = await send(address, handIn(text));
    if (!saved.text.includes('"status":"done"')) throw new Stop(`a line was not saved: ${saved.status} ${saved.text.slice(0, 200)}`);
    await told;
    const page = await send(address, team());
    if (!page.text.includes(text)) throw new Stop("the rater's page was read again without the new line");
    taken.push(performance.now() - began);
    await takeOut(text);
  }
  for (const { close } of [stream, ...others]) close();
  return taken;
}
