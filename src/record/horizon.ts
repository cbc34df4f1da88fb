// How far in time reports of one event lie apart, in days.

/** How far a report without a date looks for its engagement: behind and ahead of the day it was published. */
export const RECENT_DAYS = 14;
export const COMING_DAYS = 45;
/** How far behind, where it names the same persons: "since his visit". */
export const REMEMBERED_DAYS = 45;
/** How far an announced engagement moves without being another one, and how far a postponed one. */
export const MOVED_DAYS = 31;
export const POSTPONED_DAYS = 150;
/** How far it moves without a word that it did, or the same persons. */
export const SHIFTED_DAYS = 7;
/** How far apart reports put one held engagement: across a date line, or by the day it was reported. */
export const SLIP_DAYS = 1;
/** Days from the first of a stay to another day of it, where no report says how long it was. */
export const STAY_DAYS = 2;
/** An engagement came about within so many days of the one it was announced for. */
export const ABOUT_DAYS = 3;
/** How long before its report an event without a date came about. */
export const NEWS_DAYS = 3;
/** A promise is repeated, raised, kept or dropped within so many days of the last word on it. */
export const SPOKEN_OF_DAYS = 365;
