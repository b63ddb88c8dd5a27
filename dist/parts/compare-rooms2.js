export { t as compareRooms } from "./compare-rooms.js";
