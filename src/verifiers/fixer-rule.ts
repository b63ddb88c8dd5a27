/**
 * How a checker's check mode becomes its write mode, by the documentation of each tool. A key is the program with its
 * subcommand; arguments no field names are kept.
 */
export interface FixerRule {
  /** Other programs with the same options. */
  aliases?: readonly string[];
  /** The program with its subcommand in write mode, where it is another one. */
  becomes?: string;
  /** Options that make it a check: one must be there, all are taken out. */
  checks?: readonly string[];
  /** Makes it write; put where the first of `checks` stood, else at the end. */
  writes?: string;
  /** Options taken out beside: they mean nothing in write mode or stop it early. */
  drops?: readonly string[];
  /** The same for options with a value, `--name value` or `--name=value`. */
  dropsValued?: readonly string[];
  /** Options with which the command is no plain check. */
  not?: readonly string[];
  /** Takes no other argument than options: a further task or goal is more than a check. */
  alone?: true;
  /** The fix needs the network. */
  network?: true;
  /** Pairs of a check and its fix. */
  examples: ReadonlyArray<readonly [string, string]>;
  /** Commands of the program that have no certain fix. */
  counterExamples?: readonly string[];
}
