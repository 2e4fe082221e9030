// Who visits during the bench, and what they send.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { root, Stop } from "./processes.mjs";
import { fieldsOf, Visitor } from "./visitor.mjs";

/** What citizens send: each answer a form of its own, at the posters in turn. */
export function citizensAt(codes, origin) {
  let turn = 0;
  const address = () => `/s/${codes[turn++ % codes.length]}`;
  const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
  return {
    form: () => ({ path: address() }),
    answer: () => ({ method: "POST", path: address(), headers, body: `step=mark&lang=id&key=${randomUUID()}&mark=${1 + (turn % 4)}` }),
  };
}

const BOUNDARY = "----cermin";
/** The sign-in of the demonstration, and what a page's script needs to save a line for whom it is. */
async function signedIn(email, address) {
  const { password } = JSON.parse(readFileSync(path.join(root, "prisma/seed/demo.json"), "utf8"));
  const visitor = new Visitor(address);
  const { status } = await visitor.signIn(email, password);
  if (status !== 303) throw new Stop(`${email} cannot sign in: ${status}`);
  const fields = fieldsOf((await visitor.get("/activities")).text, /name="outputUnit"/);
  const of = (pattern) => fields.find(([name]) => pattern.test(name))?.[1] ?? "";
  return { cookie: visitor.cookie, employeeId: of(/^employeeId$/), action: JSON.parse(of(/^\$ACTION_\d+:0$/)).id };
}

/** A line of the log as the page's script sends it. */
function lineFrom({ cookie, employeeId, action }, { address, today, text }) {
  const line = { employeeId, key: randomUUID(), day: today, minutes: "1", startMinute: "", text };
  const form = { ...line, intendedResultId: "", outputQuantity: "", outputUnit: "", intent: "submit" };
  const parts = [...Object.entries(form).map(([name, value]) => [`_1_${name}`, value]), ["0", '[{"status":"idle"},"$K1"]']];
  const body = parts.map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("");
  const headers = { cookie, origin: address, accept: "text/x-component", "next-action": action };
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  return { method: "POST", path: "/activities", headers: { ...headers, "content-type": type }, body: `${body}--${BOUNDARY}--\r\n` };
}

const inTurn = (among) => {
  let turn = 0;
  return () => among[turn++ % among.length];
};

/**
 * What people who are signed in send, in turn. Who reads does not write, and nobody who writes is the rater's: a page that is read
 * is the same in every round. Beside them the rater, one of the rater's own, and personnel.
 */
export async function staffOf({ emails, rateeEmail }, address, today) {
  const people = [];
  for (const email of emails) people.push(await signedIn(email, address));
  const [rater, ratee, personnel] = [
    await signedIn("rater@demo.cermin", address),
    await signedIn(rateeEmail, address),
    await signedIn("personnel@demo.cermin", address),
  ];
  const readers = people.slice(0, people.length / 2);
  const reader = inTurn(readers);
  const writer = inTurn(people.slice(people.length / 2));
  let lines = 0; // no two are of one text, as no two deeds are
  const page = (path, { cookie }) => ({ path, headers: { cookie } });
  return {
    readers,
    rater,
    log: () => lineFrom(writer(), { address, today, text: `Memeriksa berkas pendaftaran ke-${++lines}` }),
    /** A line of one of the rater's own. */
    handIn: (text) => lineFrom(ratee, { address, today, text }),
    activities: () => page("/activities", reader()),
    team: () => page("/team", rater),
    dashboards: () => page("/dashboards/satisfaction", personnel),
  };
}
