export { r as nearest } from "./config.js";
