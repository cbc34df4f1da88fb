/** Who asks over the network? The record, read-only, as pages on this machine. */
export { type Ask, type Lease, leaseRecord } from "./lease.js";
export { listen, type Room } from "./listen.js";
export { readingRoom } from "./reading-room.js";
