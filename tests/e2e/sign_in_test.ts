import { assertEquals } from "@std/assert";
import { deskTest } from "./desk_scene.ts";
import { addStaff } from "./staff.ts";

deskTest("a wrong password is reported beside its field", {
  expected: [/40[01]/],
  isSignedIn: false,
}, async ({ desk, evening }) => {
  await desk.page.getByLabel("Email").fill(evening.host.email);
  await desk.page.getByLabel("Password").fill("something else");
  await desk.button("Sign in").click();
  await desk.page.getByRole("alert").filter({ hasText: "do not match" })
    .waitFor();
});

deskTest(
  "a signed-in user stays signed in over a reload, until signing out",
  async ({ desk }) => {
    await desk.page.getByRole("heading", { name: "Zur Probe" }).waitFor();
    await desk.page.reload();
    await desk.page.getByRole("heading", { name: "Zur Probe" }).waitFor();
    await desk.signOut();
    await desk.button("Sign in").waitFor();
  },
);

deskTest("a viewer sees everything and is offered no action", {
  isSignedIn: false,
}, async ({ desk, sql, evening }) => {
  await desk.signIn(await addStaff(sql, evening.id, "viewer"));
  await desk.booking("Ada").click();
  await desk.page.getByText("You can look, not change.").waitFor();
  assertEquals(await desk.button("Walk-in").count(), 0);
  assertEquals(await desk.button("Edit").count(), 0);
});

deskTest(
  "times are the restaurant's, whatever the browser's time zone",
  async ({ desk }) => {
    await desk.booking("19:00").filter({ hasText: "Ada" }).waitFor();
  },
);
