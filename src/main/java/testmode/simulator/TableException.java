package testmode.simulator;

/** A table under {@code fixtures/} is missing or malformed: file, line, what is wrong and right. */
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TableException(String file, String what) {
    super(file + ": " + what);
  }

  TableException(String file, long line, String what) {
    super(file + ", line " + line + ": " + what);
  }
}
