export { i as nearest } from "./config.js";
