/** Who asks over the network? The record, read-only, as pages on this machine. */
export { listen, type Room } from "./listen.js";
export { readingRoom } from "./reading-room.js";
