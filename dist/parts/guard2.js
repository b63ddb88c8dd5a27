export { t as guard } from "./guard.js";
