/** A dining table. */
export interface Table {
  readonly id: string;
  readonly zoneId: string;
  readonly seats: number;
  readonly isMovable: boolean;
  readonly isActive: boolean;
}

/** A service period, in minutes after local midnight. */
export interface ServicePeriod {
  readonly id: string;
  /** 0 is Sunday; null is every day. */
  readonly dayOfWeek: number | null;
  readonly start: number;
  /** More than 24 hours for a service that ends after midnight. */
  readonly end: number;
}

/**
 * What requests do not change about a restaurant; operators may. Ids are any
 * distinct texts.
 */
export interface Restaurant {
  readonly id: string;
  /**
   * The moment that it is, as exactly as it matters: all that happens happens
   * about now, and no window begins or ends within half an hour of it, nor two
   * or six hours from it.
   */
  readonly now: string;
  /** IANA name of a time zone without daylight saving. */
  readonly timezone: string;
  /** Minutes that the time zone is ahead of UTC. */
  readonly utcOffset: number;
  /** In the order of their labels, which decides which blocker is reported. */
  readonly tables: readonly Table[];
  /** Pairs of tables that stand next to each other. */
  readonly adjacencies: readonly (readonly [string, string])[];
  readonly servicePeriods: readonly ServicePeriod[];
}
