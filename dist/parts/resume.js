export { l as loadTrace } from "./repair.js";
