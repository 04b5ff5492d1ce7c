import { connect } from "../../support/database.ts";
import { sharedBrowser } from "./desk.ts";
import { addParty, createEvening } from "./evening.ts";
import { addStaff } from "./staff.ts";

const browser = sharedBrowser();

Deno.test("a wrong password is said beside its field", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await using desk = await browser().open([/40[01]/]);
  await desk.page.getByLabel("Email").fill(evening.host.email);
  await desk.page.getByLabel("Password").fill("something else");
  await desk.button("Sign in").click();
  await desk.page.getByRole("alert").filter({ hasText: "do not match" })
    .waitFor();
});

Deno.test("a signed-in user stays signed in over a reload, until signing out", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await using desk = await browser().signIn(evening);
  await desk.page.getByRole("heading", { name: "Zur Probe" }).waitFor();
  await desk.page.reload();
  await desk.page.getByRole("heading", { name: "Zur Probe" }).waitFor();
  await desk.button("Sign out").click();
  await desk.button("Sign in").waitFor();
});

Deno.test("a viewer sees everything and is offered no action", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  const host = await addStaff(sql, evening.id, "viewer");
  await using desk = await browser().signIn({ ...evening, host });
  await desk.booking("Ada").click();
  await desk.page.getByText("You can look, but not change").waitFor();
  await desk.page.getByLabel("Choose tables").waitFor({ state: "detached" });
});

Deno.test("times are the restaurant's, whatever the browser's time zone", async () => {
  await using sql = connect();
  const evening = await createEvening(sql);
  await addParty(sql, evening, "Ada");
  await using desk = await browser().signIn(evening);
  await desk.booking("19:00").filter({ hasText: "Ada" }).waitFor();
});
