export { t as fix } from "./begin.js";
