// npm run build: the production build, where there is none of this source.
import { buildIfNeeded } from "./support/build.mjs";
import { place } from "./support/postgres.mjs";
import { command, timed } from "./support/processes.mjs";

const say = timed();

await command(async () => {
  const built = await buildIfNeeded(place().data, say);
  say(built ? "selesai" : "sudah ada hasil bangun dari sumber ini");
});
