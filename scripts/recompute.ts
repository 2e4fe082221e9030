import { answerTo } from "./recompute/answer";
import { Malformed } from "./recompute/malformed";
import { readExactJson } from "./recompute/read";

/** Prints the answer and nothing else; what is malformed ends with 2, nothing on standard output and one sentence on standard error. */
try {
  const given = process.argv.slice(2);
  const [file] = given;
  if (file === undefined || given.length > 1) throw new Malformed("FILE", "sebutkan tepat satu berkas JSON");
  process.stdout.write(`${answerTo(readExactJson(file, process.env.CERMIN_CALLED_FROM ?? "."))}\n`);
} catch (error) {
  if (!(error instanceof Malformed)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
