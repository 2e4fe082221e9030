import { plainRefusal } from "@/lib/access/plain-refusal";
import { route } from "@/lib/access/route";
import { drawPoster } from "@/lib/services/poster";
import { getPoster } from "@/lib/services/queries";
import { posterQuery } from "@/lib/services/schema";

/** One poster to print, for the counter its code was made for. */
export const GET = route({
  permission: "poster:print",
  subject: "codeId",
  input: posterQuery,
  refusal: plainRefusal,
  run: async ({ grant, input: { size } }) => {
    const poster = await getPoster(grant);
    return new Response(new Uint8Array(await drawPoster(poster, size)), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="poster-${poster.code}-${size}.pdf"`,
        "content-security-policy": "sandbox",
        "cache-control": "private, no-store",
      },
    });
  },
});
