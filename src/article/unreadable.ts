/** An input that is no article: what is wrong with it, and the mend. */
export class UnreadableArticle extends Error {
  override readonly name = "UnreadableArticle";

  /**
   * @param reason what is wrong, in a few words.
   * @param mend what the user can do about it.
   */
  constructor(
    readonly reason: string,
    readonly mend: string,
  ) {
    super(`${reason}; ${mend}`);
  }
}
