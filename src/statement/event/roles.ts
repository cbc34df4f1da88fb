/** What a party does in an act. */
export const ROLES = ["none", "actor", "recipient", "both"] as const;
export type Role = (typeof ROLES)[number];
