import "server-only";
import type { z } from "zod";
import type { Grant } from "@/lib/access/grant";
import { dateOf, dayOf } from "@/lib/platform/clock";
import { drawOneTimeCode, drawServiceCode, hashOf } from "@/lib/platform/codes";
import { db, type Transaction } from "@/lib/platform/db";
import { recordChange } from "@/lib/platform/events";
import { uuidv7 } from "@/lib/platform/ids";
import { Invalid, Refused } from "@/lib/platform/refusal";
import { addDays } from "@/lib/scoring/core/deadlines/working-days";
import type { codeWithdrawal, newCode, ServiceInput, slipInput } from "./schema";

type Manager = Grant<"services:manage">;
const columns = ({ closedOn, ...service }: ServiceInput) => ({ ...service, closedOn: closedOn ? dateOf(closedOn) : null });

async function checkUnit(tx: Transaction, unitId: string) {
  const unit = await tx.unit.findUnique({ where: { id: unitId, closedOn: null }, select: { id: true } });
  if (!unit) throw new Invalid([{ path: "unitId", key: "problem.choose" }]);
}

export async function addService(grant: Manager, service: ServiceInput, now: Date) {
  const id = uuidv7(now);
  await db.$transaction(async (tx) => {
    await checkUnit(tx, service.unitId);
    await tx.service.create({ data: { id, ...columns(service) }, select: { id: true } });
    await recordChange(tx, { ...grant, subjectId: id }, now);
  });
}

export async function changeService(grant: Manager, id: string, { version, ...service }: ServiceInput & { version: number }, now: Date) {
  await db.$transaction(async (tx) => {
    await checkUnit(tx, service.unitId);
    const written = await tx.service.updateMany({ where: { id, version }, data: { ...columns(service), version: version + 1 } });
    if (written.count === 0) throw new Refused("changed-meanwhile");
    await recordChange(tx, { ...grant, subjectId: id }, now);
  });
}

/** A new code for a poster at one place. */
export async function addCode(grant: Manager, { serviceId, place }: z.output<typeof newCode>, now: Date): Promise<string> {
  const id = uuidv7(now);
  const code = drawServiceCode();
  await db.$transaction(async (tx) => {
    const service = await tx.service.findUnique({ where: { id: serviceId, closedOn: null }, select: { id: true } });
    if (!service) throw new Refused("not-found");
    await tx.serviceCode.create({ data: { id, serviceId, code, place, issuedOn: dateOf(dayOf(now)) }, select: { id: true } });
    await recordChange(tx, { ...grant, subjectId: id }, now);
  });
  return code;
}

type Withdrawal = z.output<typeof codeWithdrawal>;

async function endCode(tx: Transaction, { codeId, version }: Withdrawal, now: Date) {
  const written = await tx.serviceCode.updateMany({
    where: { id: codeId, version, withdrawnAt: null },
    data: { withdrawnAt: now, version: version + 1 },
  });
  if (written.count === 0) throw new Refused("changed-meanwhile");
}

/** A poster that was taken down, or a sticker that was put over it: its code answers no more, and does not come back. */
export async function withdrawCode(grant: Manager, withdrawal: Withdrawal, now: Date) {
  await db.$transaction(async (tx) => {
    await endCode(tx, withdrawal, now);
    await recordChange(tx, { ...grant, subjectId: withdrawal.codeId }, now);
  });
}

/** Withdraws a code and puts a new one in its place. Answers and scans stay with the code they came through. */
export async function replaceCode(grant: Manager, withdrawal: Withdrawal, now: Date): Promise<{ code: string; place: string }> {
  const id = uuidv7(now);
  const code = drawServiceCode();
  return db.$transaction(async (tx) => {
    await endCode(tx, withdrawal, now);
    const { serviceId, place, service } = await tx.serviceCode.findUniqueOrThrow({
      where: { id: withdrawal.codeId },
      select: { serviceId: true, place: true, service: { select: { closedOn: true } } },
    });
    if (service.closedOn) throw new Refused("not-found");
    await tx.serviceCode.create({
      data: { id, serviceId, code, place, issuedOn: dateOf(dayOf(now)), replacesId: withdrawal.codeId },
      select: { id: true },
    });
    await recordChange(tx, { ...grant, subjectId: withdrawal.codeId }, now);
    return { code, place };
  });
}

/** Slips as they are handed over: what they are for, and codes that are given back once and are nowhere afterwards. */
export type Slips = { codes: string[]; service: string; unit: string; until: string };

/** Draws one-time codes and keeps their hashes. */
export async function issueSlips(
  grant: Manager,
  { serviceId, channel, count, days }: z.output<typeof slipInput>,
  now: Date,
): Promise<Slips> {
  const codes = Array.from({ length: count }, drawOneTimeCode);
  const today = dayOf(now);
  const until = addDays(today, days);
  return db.$transaction(async (tx) => {
    const service = await tx.service.findUnique({
      where: { id: serviceId, closedOn: null },
      select: { name: true, unit: { select: { name: true } } },
    });
    if (!service) throw new Refused("not-found");
    await tx.oneTimeCode.createMany({
      data: codes.map((code) => ({ hash: hashOf(code), serviceId, channel, issuedOn: dateOf(today), expiresOn: dateOf(until) })),
    });
    await recordChange(tx, { ...grant, subjectId: serviceId }, now);
    return { codes, service: service.name, unit: service.unit.name, until };
  });
}
