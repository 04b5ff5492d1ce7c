/** The doctor could not look: nothing is known about the database. */
export class CannotLook extends Error {
  override name = "CannotLook";
}
