import { expect } from "@playwright/test";
import { serveOffice, test } from "../support/office";
import { count, meetingId } from "../support/records";
import { pageOf } from "../support/signed-in-page";
import { nameOf } from "../support/visitor";

serveOffice();

const PHONE = { viewport: { width: 360, height: 780 } };

test("an evaluation meeting is minuted by phone, its decision has an owner and a day, is closed, and is asked about at the next", async ({
  browser,
}) => {
  const head = await pageOf(browser, "rater", PHONE);
  await head.goto("/today");
  await head.getByRole("link", { name: /^Tulis notula rapat evaluasi Puskesmas Contoh Selatan/ }).click();
  const [agenda, minutes] = [
    head.getByRole("region", { name: "Pokok bahasan dari catatan" }),
    head.getByRole("region", { name: "Notula" }),
  ];
  await expect(agenda.getByText(/laporan diri, \d+ sudah dinilai\./)).toBeVisible();
  await expect(minutes.getByText(/^Membuka loket kedua setiap Senin pagi\./)).toBeVisible(); // left open by the one before
  await head.getByLabel("Yang dibahas").fill("Antrean Senin memendek sejak loket kedua.");
  await head
    .getByRole("group", { name: /Membuka loket kedua/ })
    .getByLabel("selesai", { exact: true })
    .check();
  const decision = head.getByRole("group", { name: "Keputusan baru 1" });
  await decision.getByLabel("Apa yang dikerjakan (boleh kosong)").fill("Menyusun jadwal loket untuk Desember.");
  await head.getByRole("button", { name: "Simpan notula" }).click();
  await expect(head.getByRole("alert").first()).toContainText("2 hal perlu diperbaiki"); // whose, and until when
  await decision.getByLabel("Siapa").selectOption({ label: nameOf("southNurseOne") });
  await decision.getByLabel("Sampai kapan").fill("2026-11-24");
  await head.getByRole("button", { name: "Simpan notula" }).click();
  await expect(minutes.getByText(/^Menyusun jadwal loket untuk Desember\./)).toBeVisible();
  expect(await head.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await head.getByRole("button", { name: "Tutup notula ini" }).click();
  await expect(head.getByText(/^Ditutup drg\. Bagus Prakoso, 18 November 2026\.$/)).toBeVisible();
  await expect(head.getByRole("button", { name: "Simpan notula" })).toHaveCount(0);

  const owner = await pageOf(browser, "southNurseOne", PHONE);
  await owner.goto("/today");
  await owner.getByRole("link", { name: /^1 keputusan rapat Anda/ }).click();
  await expect(owner.getByText("Antrean Senin memendek sejak loket kedua.")).toBeVisible();
  await expect(owner.getByRole("button", { name: "Simpan notula" })).toHaveCount(0);

  await head.goto("/meetings");
  await head.getByText("Panggil rapat evaluasi", { exact: true }).click();
  await head.getByLabel("Tanggal rapat").fill("2026-12-15");
  await head.getByRole("button", { name: "Panggil", exact: true }).click();
  await expect(head.getByRole("region", { name: "Notula" }).getByText(/^Menyusun jadwal loket untuk Desember\./)).toBeVisible();
  await expect(head.getByText(/^Membuka loket kedua/)).toHaveCount(0);
  expect(await count(`SELECT count(*) FROM "meeting_point" WHERE "meetingId" = $1`, await meetingId("Puskesmas Selatan"))).toBe(1);
  await head.context().close();
  await owner.context().close();
});

test("a head shows the unit the own plan, released feedback and improvements, and takes them back", async ({ browser }) => {
  const path = `/meetings/${await meetingId("Puskesmas Selatan", '"lockedAt" IS NOT NULL')}`;
  const member = await pageOf(browser, "southDoctor");
  await member.goto(path);
  const shown = member.getByRole("region", { name: /^Dibuka drg\. Bagus Prakoso/ });
  await expect(shown.getByText("Membalas usulan jadwal dalam dua hari kerja.")).toBeVisible();
  await expect(shown.getByRole("heading", { name: "Rencana kinerja saya" })).toBeVisible();
  await expect(shown.getByRole("heading", { name: /^Umpan balik rekan dan bawahan, / })).toBeVisible();

  const head = await pageOf(browser, "rater", PHONE);
  await head.goto("/meetings");
  await head.getByText("Ubah yang saya buka untuk unit").click();
  await head.getByLabel("Rencana kinerja saya").uncheck();
  await head.getByLabel("Umpan balik rekan dan bawahan yang sudah dibuka").selectOption("");
  await head.getByLabel("Yang hendak saya perbaiki").fill("Rapat dimulai tepat waktu.");
  await head.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(head.getByText("Tersimpan. Yang dibuka terlihat pada rapat unit.")).toBeVisible();
  await member.reload();
  await expect(shown.getByText("Rapat dimulai tepat waktu.")).toBeVisible();
  await expect(shown.getByRole("heading", { name: "Rencana kinerja saya" })).toHaveCount(0);
  await expect(shown.getByRole("heading", { name: /^Umpan balik/ })).toHaveCount(0);
  await head.context().close();
  await member.context().close();
});
