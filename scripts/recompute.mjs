// npm run -s recompute -- FILE.json: one question in, one answer out, by the very core and law that the application uses.
import { spawn } from "node:child_process";
import { root } from "./support/processes.mjs";

const args = ["--conditions=react-server", "--import=tsx", "scripts/recompute.ts", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
child.on("exit", (code) => process.exit(code ?? 1));
