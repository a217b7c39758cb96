package testmode.simulator;

/** How an account's clock moves between two requests. */
public enum ClockMode {
  /** The clock stands still and moves only when the control door advances it. */
  MANUAL,
  /** The clock follows the wall clock, and can be advanced beyond it. */
  TICKING
}
