import { assertEquals } from "@std/assert";
import {
  buttonText,
  choiceText,
} from "../../../../dashboard/src/floor/seat_text.ts";
import {
  inactiveText,
  takenText,
} from "../../../../dashboard/src/floor/seating_text.ts";
import { BERLIN, bookingWith, tableWith } from "../samples.ts";

const FOUR = tableWith();
const ONE = tableWith({ id: "t2", label: "M2", seats: 1 });

Deno.test("without tables the choice says what to do", () => {
  assertEquals(choiceText({ partySize: 1 }, []), {
    text: "1 guest: tap a table, or several to merge them",
    isEnough: null,
  });
});

Deno.test("the seats of the chosen tables are counted against the guests", () => {
  assertEquals(choiceText({ partySize: 5 }, [FOUR]), {
    text: "M1: 4 seats for 5 guests, 1 short",
    isEnough: false,
  });
  assertEquals(choiceText({ partySize: 5 }, [ONE, FOUR]), {
    text: "M2 + M1: 5 seats for 5 guests",
    isEnough: true,
  });
  assertEquals(choiceText({ partySize: 1 }, [ONE]), {
    text: "M2: 1 seat for 1 guest",
    isEnough: true,
  });
});

Deno.test("the button names the tables, and whether the party moves", () => {
  const held = bookingWith({ status: "confirmed", tableIds: ["t3"] });
  assertEquals(buttonText(bookingWith(), []), "Choose a table");
  assertEquals(buttonText(bookingWith(), [FOUR, ONE]), "Seat at M1 + M2");
  assertEquals(buttonText(held, [FOUR]), "Move to M1");
});

Deno.test("a table that cannot be chosen says why", () => {
  assertEquals(
    takenText("M1", bookingWith(), BERLIN).title,
    "M1 is taken by Ada from 19:00 to 21:00",
  );
  assertEquals(inactiveText("M1").title, "M1 is out of use");
});
