export { o as loadTrace } from "./repair.js";
