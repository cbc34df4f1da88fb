/** A failure of the record that the user can mend: the message names where, what is wrong, and what to do. Never holds a password. */
export class RecordError extends Error {
  override readonly name = "RecordError";

  /**
   * @param where the record, as `describe` prints it.
   * @param wrong what is wrong, without a full stop.
   * @param mend what the user can do.
   */
  constructor(where: string, wrong: string, mend: string) {
    super(`the record ${where}: ${wrong}; ${mend}`);
  }
}

/** Another process holds the record's folder, and may leave it soon. */
export class RecordBusy extends RecordError {}
