import type fc from "fast-check";
import type { Answer, AuditEvent } from "./answer.ts";
import type { Guard } from "./capacity.ts";
import type { Ids } from "./ids.ts";
import type { Restaurant } from "./restaurant.ts";
import type { Booking, State, Status } from "./state.ts";

/** What a request is served with. */
export interface Context {
  /** Tells the request from all others, and names what it makes. */
  readonly index: number;
  /** The user who sends it, a host; null for a system. */
  readonly actor: string | null;
  /** The guard that decides on it. */
  readonly guard: Guard;
  /** What answers have shown so far. */
  readonly ids: Ids;
}

/** An answer, and the state and the audit that the request leads to. */
export interface Step {
  readonly answer: Answer;
  readonly state: State;
  readonly events: readonly AuditEvent[];
}

/**
 * The values that random requests are made of. Each user of the model decides
 * how likely which of them is.
 */
export interface Values {
  readonly restaurantId: fc.Arbitrary<string>;
  readonly bookingId: fc.Arbitrary<string>;
  readonly tableIds: fc.Arbitrary<readonly string[]>;
  /** For blocks. */
  readonly assignmentId: fc.Arbitrary<string>;
  readonly window: fc.Arbitrary<Window>;
  readonly partySize: fc.Arbitrary<number>;
  readonly status: fc.Arbitrary<Status>;
  readonly guestName: fc.Arbitrary<string>;
  /** What a client may have read as the version of a booking. */
  readonly updatedAt: fc.Arbitrary<string>;
}

/** A half-open time range. */
export interface Window {
  readonly startAt: string;
  readonly endAt: string;
}

/** Why an owner or a manager lets a party past the limits. */
export interface CapacityOverride {
  readonly reason: string;
}

/** Something that clients ask for: all there is to know about it. */
export interface Operation<Body extends object> {
  /** The edge function; it takes the body as it is. */
  readonly endpoint: string;
  /** Its arguments are the fields of the body: bookingId is p_booking_id. */
  readonly rpc: string;
  /** How often it is asked for, beside the other operations. */
  readonly weight: number;
  /** Random bodies. */
  arbitrary(values: Values): fc.Arbitrary<Body>;
  /**
   * The request without what makes no difference to it. An idempotency key
   * stands for all requests that are equal to this.
   *
   * @throws {Refusal} If it is refused whatever the state.
   */
  canonical(
    body: Body,
    actor: string | null,
    restaurant: Restaurant,
  ): unknown;
  /**
   * The booking that the request is about, whose answers are only repeated
   * while they are true of it; null for several, or one that it makes.
   *
   * @throws {Refusal} If it may not be about that, even if the key is known.
   */
  subject(
    state: State,
    body: Body,
    context: Context & { readonly key: string | null },
  ): Booking | null;
  /** @throws {Refusal} If a rule forbids it. */
  serve(
    restaurant: Restaurant,
    state: State,
    body: Body,
    context: Context,
  ): Step;
}
