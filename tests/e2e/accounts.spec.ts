import { type Browser, expect, type Page, type Request } from "@playwright/test";
import words from "@/lib/messages/id.json" with { type: "json" };
import { openOffice, serveOffice, signIn, test } from "../support/office";
import { count, employeeId, find, linkCode } from "../support/records";
import { demoPassword, nameOf, nipOf, nobody, visitor } from "../support/visitor";

serveOffice();
test.setTimeout(60_000);

const PASSWORD = "kuda baterai stapler";
const summary = (page: Page) => page.getByRole("alert").filter({ hasText: /hal perlu diperbaiki/ });
const elsewhere = async (browser: Browser, options: object = {}) => {
  const context = await browser.newContext({ baseURL: openOffice().url, ...options });
  return { context, page: await context.newPage() };
};
const accountOf = async (key: string) => find('SELECT "id" FROM "account" WHERE "employeeId" = $1', await employeeId(key));

/** The administrator's sheet, as it is handed over. */
async function invite(page: Page, name: RegExp) {
  const [sheet] = await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name }).click()]);
  const address = new URL((await sheet.locator(".code").textContent()) ?? "");
  await expect(sheet.getByText("Halaman ini hanya tampil sekali.")).toBeVisible();
  await sheet.emulateMedia({ media: "print" });
  await expect(sheet.getByText("Halaman ini hanya tampil sekali.")).toBeHidden(); // what is for the screen is not printed
  await sheet.close();
  return address;
}

test("a new employee is invited, chooses a password without a script, and signs in", async ({ page, browser }) => {
  await signIn(page, "administrator");
  await page.goto("/accounts/new");
  await page.getByLabel("Pemilik").fill(nipOf("clerkTwo"));
  await page.getByLabel("Surel").fill("yohanes@kota.contoh");
  await page.getByRole("button", { name: "Buat akun" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nameOf("clerkTwo"));
  await expect(page.getByRole("table").getByText("belum diundang")).toBeVisible();
  const address = await invite(page, /Buat tautan undangan/);
  await page.reload();
  await expect(page.getByRole("table").getByText("tautan sampai 25 November 2026")).toBeVisible();

  const { context, page: his } = await elsewhere(browser, { javaScriptEnabled: false });
  await his.goto(address.pathname);
  await expect(his.getByText(`Akun ${nameOf("clerkTwo")}, yohanes@kota.contoh`)).toBeVisible();
  await his.getByLabel("Kata sandi baru").fill("Password2026");
  await his.getByRole("button", { name: "Simpan kata sandi dan masuk" }).click();
  await expect(summary(his)).toContainText("termasuk yang pertama dicoba orang");
  await expect(his.getByLabel("Kata sandi baru")).toHaveValue(""); // never sent back
  await his.getByLabel("Kata sandi baru").fill(PASSWORD);
  await his.getByRole("button", { name: "Simpan kata sandi dan masuk" }).click();
  await expect(his).toHaveURL(/\/today$/);
  await his.getByRole("navigation", { name: "Menu utama" }).getByRole("button", { name: "Keluar" }).click();
  await his.getByLabel("NIP atau surel dinas").fill(nipOf("clerkTwo"));
  await his.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await his.getByRole("button", { name: "Masuk" }).click();
  await expect(his).toHaveURL(/\/today$/);
  await his.goto(address.pathname);
  await expect(his.getByText(words.refusal["link-unusable"])).toBeVisible();
  await context.close();
});

test("of an invitation nothing leaks: every code that opens nothing has one page, and no address is told to another", async ({ page }) => {
  const code = await linkCode("planner");
  const pages = new Map<string, string[]>();
  for (const wrong of ["A".repeat(26), "XX22", code.slice(1), `${code}A`]) {
    const answer = await nobody().ask(`/invitation/${wrong}`);
    const said = (await answer.text()).replaceAll(wrong, "…").match(/<main[\s\S]*<\/main>/)?.[0] ?? "";
    pages.set(`${answer.status} ${said}`, [...(pages.get(`${answer.status} ${said}`) ?? []), wrong]);
  }
  expect([...pages.values()].length).toBe(1);
  expect([...pages.keys()][0]).toContain(words.refusal["link-unusable"]);

  const answer = await nobody().ask(`/invitation/${code}`);
  expect(answer.headers.get("referrer-policy")).toBe("strict-origin");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const asked: Request[] = [];
  page.on("requestfinished", (request) => asked.push(request));
  await page.goto(`/invitation/${code}`);
  await page.getByRole("link", { name: "Masuk" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  const told = await Promise.all(asked.map(async (request) => (await request.allHeaders()).referer ?? ""));
  expect(told.length).toBeGreaterThan(1);
  expect(told.filter((referer) => referer.includes(code))).toEqual([]);
});

test("who forgot the password asks, the administrator sees it and hands over a link; the old password works until then", async ({
  page,
  browser,
}) => {
  const { context, page: hers } = await elsewhere(browser, { javaScriptEnabled: false });
  await hers.goto("/sign-in");
  await hers.getByRole("link", { name: "Lupa kata sandi?" }).click();
  const ask = async (login: string) => {
    await hers.getByLabel("NIP atau surel dinas").fill(login);
    await hers.getByRole("button", { name: "Minta tautan baru" }).click();
    await expect(hers.getByText(words.notice.linkAsked)).toBeVisible();
    return (await hers.locator("main").innerHTML()).replace(/name="\$ACTION[^>]*>|id="[^"]*"|for="[^"]*"|aria-describedby="[^"]*"/g, "");
  };
  expect(await ask("tidak@ada.contoh")).toBe(await ask(nipOf("southDoctor")));

  await signIn(page, "administrator");
  await page.goto("/accounts");
  await page.getByLabel("Keadaan").selectOption({ label: "Minta tautan baru" });
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await expect(page.getByRole("row").filter({ hasText: nameOf("southDoctor") })).toContainText(/minta tautan baru.*sejak 18 November 2026/);
  await page.getByRole("link", { name: nameOf("southDoctor") }).click();
  const address = await invite(page, /Buat tautan kata sandi baru/);
  await page.goto("/accounts?state=asked");
  await expect(page.getByRole("row").filter({ hasText: nameOf("southDoctor") })).toHaveCount(0);
  const before = await visitor("southDoctor");
  expect((await before.ask("/today")).status).toBe(200);

  await hers.goto(address.pathname);
  await hers.getByLabel("Kata sandi baru").fill(PASSWORD);
  await hers.getByRole("button", { name: "Simpan kata sandi dan masuk" }).click();
  await expect(hers).toHaveURL(/\/today$/);
  expect((await before.ask("/today")).status).toBe(307); // the session that was open ends
  await context.close();
});

test("one's own password is changed and one's other sessions end, by keyboard and without a mouse", async ({ page, browser }) => {
  const { context, page: phone } = await elsewhere(browser, {
    userAgent: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
  });
  await signIn(phone, "employee");
  const third = await visitor("employee");
  await signIn(page, "employee");
  await page.getByRole("navigation", { name: "Menu utama" }).getByRole("link", { name: "Akun saya" }).click();
  const sessions = page.getByRole("region", { name: "Tempat Anda masuk" });
  await expect(sessions.getByRole("listitem").first()).toContainText("sesi ini");
  const onPhone = sessions.getByRole("listitem").filter({ hasText: /Chrome di Android/ });
  await expect(onPhone).toContainText(/masuk 18 November 2026 pukul \d\d\.\d\d/);
  await onPhone.getByRole("button", { name: /^Akhiri sesi .*Chrome di Android/ }).press("Enter");
  await expect(sessions.getByRole("listitem").filter({ hasText: /Chrome di Android/ })).toHaveCount(0);
  await phone.goto("/today");
  await expect(phone).toHaveURL(/\/sign-in/);
  expect((await third.ask("/today")).status).toBe(200);

  const form = page.getByRole("region", { name: "Ganti kata sandi" });
  await form.getByLabel("Kata sandi sekarang").fill("bukan ini");
  await form.getByLabel("Kata sandi baru").fill(PASSWORD);
  await form.getByLabel("Kata sandi baru").press("Enter");
  await expect(summary(page)).toContainText("Kata sandi sekarang tidak cocok.");
  await expect(form.getByLabel("Kata sandi sekarang")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("Kata sandi sekarang").fill(demoPassword);
  await form.getByLabel("Kata sandi baru").fill("pendek");
  await form.getByLabel("Kata sandi baru").press("Enter");
  await expect(summary(page)).toContainText("Kata sandi paling sedikit 12 tanda; yang ini 6.");
  await form.getByLabel("Kata sandi sekarang").fill(demoPassword);
  await form.getByLabel("Kata sandi baru").fill(PASSWORD);
  await form.getByLabel("Kata sandi baru").press("Enter");
  await expect(page.getByText(words.notice.passwordChanged)).toBeVisible();
  await expect(page.getByText("Anda hanya masuk di sini.")).toBeVisible();
  expect((await third.ask("/today")).status).toBe(307);
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible(); // here one stays
  await context.close();
});

test("deactivation and a revoked role are out with the next request, and reactivation brings the account back", async ({ page }) => {
  const doctor = await visitor("northDoctor");
  const id = await accountOf("northDoctor");
  await signIn(page, "administrator");
  await page.goto(`/accounts/${id}`);
  const state = page.getByRole("group", { name: "Keadaan" });
  await state.getByLabel("Nonaktif").check();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText(words.notice.accountClosed)).toBeVisible();
  expect((await doctor.ask("/today")).status).toBe(307);
  await expect(page.getByRole("button", { name: /Buat tautan/ })).toHaveCount(0); // no link for an account that is closed
  await state.getByLabel("Aktif", { exact: true }).check();
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText(words.notice.accountChanged)).toBeVisible();
  expect((await doctor.ask("/today")).status).toBe(307); // the old cookie stays dead
  expect((await (await visitor("northDoctor")).ask("/today")).status).toBe(200);

  await page.getByLabel("Peran", { exact: true }).selectOption({ label: "Auditor" });
  await page.getByLabel("Sampai").fill("2026-12-31");
  await page.getByRole("button", { name: "Beri peran" }).click();
  await expect(page.getByText(words.notice.roleAdded)).toBeVisible();
  const auditor = await visitor("northDoctor");
  expect((await auditor.ask("/ledger")).status).toBe(200);
  const roles = page.getByRole("region", { name: "Peran menurut tanggal" });
  await roles.getByText("Akhiri atau cabut").click();
  await roles.getByRole("button", { name: "Cabut sekarang juga" }).click();
  await expect(roles.getByText("dicabut 18 November 2026")).toBeVisible();
  expect((await auditor.ask("/ledger")).status).toBe(307);
  expect((await (await visitor("northDoctor")).ask("/ledger")).status).toBe(404);
});

test("two administrators who edit one account, one person: the second is told, keeps what was typed, and nothing is lost", async ({
  page,
  browser,
}) => {
  const { context, page: other } = await elsewhere(browser);
  await signIn(page, "administrator");
  await signIn(other, "administrator");
  const account = `/accounts/${await accountOf("southNurseTwo")}`;
  for (const each of [page, other]) await each.goto(account);
  const save = async (at: Page, email: string) => {
    await at.getByRole("textbox", { name: "Surel" }).fill(email);
    await at.getByRole("button", { name: "Simpan", exact: true }).click();
  };
  await save(page, "pertama@kota.contoh");
  await expect(page.getByText(words.notice.accountChanged)).toBeVisible();
  await save(other, "kedua@kota.contoh");
  await expect(other.getByText(words.refusal["changed-meanwhile"])).toBeVisible();
  await expect(other.getByRole("textbox", { name: "Surel" })).toHaveValue("kedua@kota.contoh");
  expect(await count(`SELECT count(*) FROM "account" WHERE "email" = 'pertama@kota.contoh'`)).toBe(1);

  for (const each of [page, other]) await each.goto(`/people/${await employeeId("southNurseTwo")}`);
  const rename = async (at: Page, post: string) => {
    await at.getByLabel("Jabatan", { exact: true }).fill(post);
    await at.getByRole("button", { name: "Simpan", exact: true }).click();
  };
  await rename(page, "Perawat Mahir");
  await expect(page.getByText(/^Data .* tersimpan\.$/)).toBeVisible();
  await rename(other, "Perawat Penyelia");
  await expect(other.getByText(words.refusal["changed-meanwhile"])).toBeVisible();
  await expect(other.getByLabel("Jabatan", { exact: true })).toHaveValue("Perawat Penyelia");
  await context.close();
});

test("a name of 200 letters, of controls and of turned directions is refused with a sentence, and nothing of it is lost", async ({
  page,
}) => {
  await signIn(page, "administrator");
  await page.goto("/people/new");
  const people = () => count('SELECT count(*) FROM "employee"');
  const before = await people();
  for (const [name, sentence] of [
    ["A".repeat(200), "Paling banyak 150 huruf."],
    ["Siti\u202EhanimA", words.problem.characters],
    ["Siti\u0007Aminah", words.problem.characters],
  ] as const) {
    await page.getByLabel("Nama").fill(name);
    await page.getByLabel("Jabatan", { exact: true }).fill("Bidan");
    await page.getByRole("button", { name: "Tambah pegawai" }).click();
    await expect(summary(page)).toContainText(sentence);
    await expect(page.getByLabel("Nama")).toHaveValue(name);
  }
  expect(await people()).toBe(before);
});
