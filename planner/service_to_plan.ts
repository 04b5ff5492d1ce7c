/** A dining table of the service. */
export interface TableToPlan {
  readonly id: string;
  readonly zoneId: string;
  readonly seats: number;
  /** Whether it can be pushed together with its neighbours. */
  readonly isMovable: boolean;
  readonly isActive: boolean;
  /** Smaller parties get it only if nothing else is lost by that; 1 if absent. */
  readonly minParty?: number | undefined;
}

/** The statuses of a booking, as the database names them. */
export type BookingStatus =
  | "pending"
  | "confirmed"
  | "checked_in"
  | "completed"
  | "cancelled"
  | "no_show";

/** A booking of the service, planned or not. */
export interface BookingToPlan {
  readonly id: string;
  readonly partySize: number;
  readonly startAt: number;
  readonly endAt: number;
  readonly status: BookingStatus;
  /** The tables that it holds or sits at. */
  readonly tableIds: readonly string[];
}

/** Tables that no party may have for a while. */
export interface BlockToPlan {
  readonly tableIds: readonly string[];
  readonly startAt: number;
  readonly endAt: number;
}

/** The limits of the parties that start within `[from, to)`; null is no limit. */
export interface LimitToPlan {
  readonly from: number;
  readonly to: number;
  readonly maxCovers: number | null;
  readonly maxParties: number | null;
}

/**
 * What a plan is made from. Times are milliseconds since 1970; they are only
 * compared, so any other number of one axis will do.
 */
export interface ServiceToPlan {
  readonly tables: readonly TableToPlan[];
  /** Pairs of tables that stand side by side. */
  readonly adjacencies: readonly (readonly [string, string])[];
  /** With those that are completed, since they count against the limits. */
  readonly bookings: readonly BookingToPlan[];
  readonly blocks: readonly BlockToPlan[];
  readonly limits?: readonly LimitToPlan[] | undefined;
  /**
   * What has ended by then is over, and who is checked in sits then. Without it
   * everything is yet to come.
   */
  readonly now?: number | undefined;
}
