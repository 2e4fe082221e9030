import type { Say } from "@/lib/messages/format";

/** The days of a line, a head or a role, both included; without a last one it goes on. */
export const fromUntil = ({ from, until }: { from: string; until: string | null }, say: Say) =>
  until ? say("people.fromUntil", { from: { day: from }, until: { day: until } }) : say("people.fromOn", { from: { day: from } });
