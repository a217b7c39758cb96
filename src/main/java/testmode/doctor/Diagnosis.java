package testmode.doctor;

import java.util.List;

/**
 * What the doctor found, and what follows from it.
 *
 * @param findings in the order of the questions
 * @param result one line: the command that runs the scenarios, or what to mend first
 * @param exitCode 0 all is green, 1 something is red, 2 bad input, 3 the app is not up
 */
public record Diagnosis(List<Finding> findings, String result, int exitCode) {

  static final int GREEN = 0;
  static final int RED = 1;
  static final int BAD_INPUT = 2;
  static final int NOT_UP = 3;

  public Diagnosis {
    findings = List.copyOf(findings);
  }
}
