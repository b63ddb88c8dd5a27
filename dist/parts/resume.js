export { s as loadTrace } from "./repair.js";
