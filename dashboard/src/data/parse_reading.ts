import { Fields } from "./fields.ts";
import {
  blockOf,
  bookingOf,
  memberOf,
  serviceOf,
  tableOf,
  turnTimeOf,
} from "./parse_rows.ts";
import type {
  Guard,
  Member,
  ServiceReading,
  UnreadableRow,
} from "./service_reading.ts";

/**
 * Reads the answer of `read_service`. Rows are read one by one: one that makes
 * no sense is put aside, and everything else is there.
 *
 * @throws {TypeError} If the answer as a whole makes no sense.
 */
export function parseReading(json: unknown): ServiceReading {
  const answer = new Fields(json);
  const restaurant = answer.object("restaurant");
  const unreadable: UnreadableRow[] = [];
  const rows = <Row>(
    name: string,
    read: (row: Fields) => Row,
    list: UnreadableRow["list"] = "other",
  ) =>
    readable(
      answer.list(name),
      read,
      (name) => unreadable.push({ list, name }),
    );
  return {
    revision: answer.text("revision"),
    now: answer.moment("now"),
    restaurant: {
      id: restaurant.text("id"),
      name: restaurant.text("name"),
      timezone: restaurant.text("timezone"),
    },
    role: (answer.textOrNull("role") ?? "viewer") as Member["role"],
    serviceDate: answer.text("serviceDate"),
    currentServiceDate: answer.text("currentServiceDate"),
    guard: guardOf(answer.object("guard")),
    services: rows("services", serviceOf, "services"),
    zones: rows("zones", (row) => ({
      id: row.text("id"),
      name: row.text("name"),
    })),
    tables: new Map(
      rows("tables", tableOf, "tables").map((table) => [table.id, table]),
    ),
    adjacencies: answer.list("adjacencies") as [string, string][],
    turnTimes: rows("turnTimes", turnTimeOf),
    bookings: rows("bookings", bookingOf, "bookings"),
    blocks: rows("blocks", blockOf, "blocks"),
    members: rows("members", memberOf),
    unreadable,
  };
}

function readable<Row>(
  list: readonly unknown[],
  read: (row: Fields) => Row,
  putAside: (name: string) => void,
): Row[] {
  return list.flatMap((json) => {
    try {
      return [read(new Fields(json))];
    } catch {
      putAside(nameIn(json));
      return [];
    }
  });
}

/** What staff would call a row that cannot be read. */
function nameIn(json: unknown): string {
  const { guestName, label, name, reason } = (json ?? {}) as Record<
    string,
    unknown
  >;
  return String(guestName || label || name || reason || "a row without a name");
}

function guardOf(guard: Fields): Guard {
  const bypass = guard.objectOrNull("bypass");
  return {
    state: guard.text("state") as Guard["state"],
    bypass: bypass && {
      reason: bypass.text("reason"),
      setBy: bypass.textOrNull("setBy"),
      setAt: bypass.moment("setAt"),
      expiresAt: bypass.momentOrNull("expiresAt"),
    },
  };
}
