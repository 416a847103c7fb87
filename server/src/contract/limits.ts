/** Sessions side by side; more columns nobody reads. */
export const MOST_COMPARED = 4;

/** A regrade is looked at as a whole; more than so many sessions nobody reads. */
export const MOST_REGRADED = 200;
