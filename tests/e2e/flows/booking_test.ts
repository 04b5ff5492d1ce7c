import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { one } from "../../../support/database.ts";
import { inTaps } from "./taps.ts";
import { party, tonightTest } from "./tonight.ts";

tonightTest(
  "a booking by phone takes four taps and typing, and gets the table that is proposed",
  async ({ sql, evening, tables, open }) => {
    await using desk = await open();
    const times = desk.page.getByRole("group", { name: "Times" });
    await inTaps(desk, 4, async () => {
      await desk.button("Booking").click();
      await desk.button("4").click();
      await times.getByRole("button", { name: /^\d\d:\d\d free$/ }).last()
        .click();
      await desk.page.getByLabel("Name").fill("Nakamura");
      await desk.page.getByLabel("Phone").fill("+49 30 1234567");
      await desk.button("Save").click();
      await desk.toast("Nakamura is booked, B").waitFor();
    });
    const booking = one(
      await sql<{ id: string; party_size: number; guest_phone: string }[]>`
    select id, party_size, guest_phone from bookings
    where restaurant_id = ${evening.id} and guest_name = 'Nakamura'`,
    );
    assertEquals([booking.party_size, booking.guest_phone], [
      4,
      "+49 30 1234567",
    ]);
    const { status, tableIds } = await readSeating(sql, booking.id);
    assertEquals({ status, tableIds }, {
      status: "confirmed",
      tableIds: [tables.B],
    });
  },
);

tonightTest(
  "a party gets the proposed table in two taps",
  async ({ sql, evening, tables, open }) => {
    const id = await addBooking(sql, evening, party("Ada", 90, 180));
    await using desk = await open();
    await inTaps(desk, 2, async () => {
      await desk.booking("Ada").click();
      await desk.button("Reserve A").click();
      await desk.toast("Ada has A").waitFor();
    });
    assertEquals((await readSeating(sql, id)).tableIds, [tables.A]);
  },
);
