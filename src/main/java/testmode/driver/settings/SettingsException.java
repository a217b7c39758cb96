package testmode.driver.settings;

import java.util.List;

/**
 * Settings that cannot be used: every problem that was found, one sentence each, without secrets.
 *
 * <p>The message holds the sentences, one a line.
 */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("problems (none) must hold at least one sentence");
    }
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order in which a reader would mend it; never empty. */
  public List<String> problems() {
    return problems;
  }
}
