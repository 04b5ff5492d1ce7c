/** A table and where it stands, in centimetres. */
export interface DiningTable {
  id: string;
  zoneId: string;
  label: string;
  seats: number;
  /** The table is meant for parties of at least so many. */
  minParty: number;
  isMovable: boolean;
  isActive: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of the restaurant's floor plan. */
export interface Zone {
  id: string;
  name: string;
}
