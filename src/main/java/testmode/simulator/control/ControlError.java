package testmode.simulator.control;

/** A refusal of the control door: what was wrong, and what would be right. */
final class ControlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ControlError(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
