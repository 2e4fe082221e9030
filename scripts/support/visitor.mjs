// A browser without scripts: pages, their forms and cookies. It sends what a browser would send of its own.
import http from "node:http";

const ENTITIES = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'", "#39": "'" };
const decoded = (text) => text.replace(/&(quot|amp|lt|gt|#x27|#39);/g, (_, name) => ENTITIES[name]);
const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`));
  return found ? decoded(found[1]) : null;
};

/**
 * The first form of a page in which `pattern` is found: its fields that hold a value before anybody types (hidden ones, and the
 * named button that matches), as [name, value] in their order.
 * @param {string} page
 * @param {RegExp} pattern
 * @returns {[string, string][]}
 */
export function fieldsOf(page, pattern) {
  const form = [...page.matchAll(/<form\b.*?<\/form>/gs)].map(([text]) => text).find((text) => pattern.test(text));
  if (!form) throw new Error(`no form with ${pattern}`);
  const tags = [...form.matchAll(/<input\b[^>]*type="hidden"[^>]*>|<button\b[^>]*>/g)].map(([tag]) => tag);
  const sent = tags.filter((tag) => tag.startsWith("<input") || pattern.test(tag));
  return sent.flatMap((tag) => {
    const name = attribute(tag, "name");
    return name === null ? [] : [/** @type {[string, string]} */ ([name, attribute(tag, "value") ?? ""])];
  });
}

export class Visitor {
  /** @type {Map<string, string>} */
  cookies = new Map();
  /** The Set-Cookie lines of the last answer. */
  /** @type {string[]} */
  lastCookies = [];

  /**
   * @param {string} address where the server listens
   * @param {string} origin the address it believes to be reached at
   */
  constructor(address, origin = address) {
    this.address = address;
    this.origin = origin;
  }

  /** The Cookie header that goes with every request. */
  get cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** @param {string} path */
  get(path) {
    return this.request("GET", path, {});
  }

  /**
   * Sends a form as its page would, with what somebody types.
   * @param {string} path
   * @param {[string, string][]} fields
   * @param {Record<string, string>} typed
   */
  async submit(path, fields, typed = {}) {
    const form = new FormData();
    for (const [name, value] of fields) if (!(name in typed)) form.append(name, value);
    for (const [name, value] of Object.entries(typed)) form.append(name, value);
    const encoded = new Response(form);
    const type = encoded.headers.get("content-type") ?? "";
    return this.request("POST", path, { "content-type": type }, Buffer.from(await encoded.arrayBuffer()));
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Record<string, string>} headers
   * @param {Buffer} [body]
   * @returns {Promise<{ status: number, text: string, headers: http.IncomingHttpHeaders }>}
   */
  request(method, path, headers, body) {
    const { host } = new URL(this.origin);
    const own = { host, ...(method === "POST" && { origin: this.origin }), ...(this.cookies.size > 0 && { cookie: this.cookie }) };
    return new Promise((done, fail) => {
      const sent = http.request(new URL(path, this.address), { method, headers: { ...own, ...headers }, agent: false }, (answer) => {
        this.keep(answer.headers["set-cookie"] ?? []);
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part) => {
          text += part;
        });
        answer.on("end", () => done({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
        answer.on("error", fail);
      });
      sent.on("error", fail);
      sent.end(body);
    });
  }

  /** @param {string[]} lines */
  keep(lines) {
    this.lastCookies = lines;
    for (const line of lines) {
      const [pair = ""] = line.split(";");
      this.cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
  }

  /**
   * One click on a button of the sign-in page of a demonstration.
   * @param {string} role
   */
  async signInAs(role) {
    const page = await this.get("/sign-in");
    return this.submit("/sign-in", fieldsOf(page.text, new RegExp(`data-demo-role="${role}"`)));
  }

  /**
   * @param {string} login
   * @param {string} password
   */
  async signIn(login, password) {
    const page = await this.get("/sign-in");
    return this.submit("/sign-in", fieldsOf(page.text, /name="password"/), { login, password });
  }
}
