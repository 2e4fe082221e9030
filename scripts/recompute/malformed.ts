/** What was asked cannot be read: one sentence that begins with the name of the field, and ends the command with 2. */
export class Malformed extends Error {
  constructor(field: string, what: string) {
    super(`${field}: ${what}.`);
  }
}

/** Somebody's own text inside a sentence: in quotation marks, on one line, and not without end. */
export const quoted = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
