export { t as asksForChangedTests } from "./asks-for-tests.js";
