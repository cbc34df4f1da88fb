/** A failure the user can mend: its message is printed as it is, without a stack, and the process ends with `code`. */
export class Failure extends Error {
  override readonly name = "Failure";

  /**
   * @param message what is wrong, where, and the mend.
   * @param code 2 for wrong usage or nothing to read; 1 where the one thing asked for does not exist.
   */
  constructor(
    message: string,
    readonly code: 1 | 2,
  ) {
    super(message);
  }
}
