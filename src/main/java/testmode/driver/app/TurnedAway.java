package testmode.driver.app;

import testmode.driver.mapping.Operation;
import testmode.driver.web.HttpAnswer;

/** Says of a request that the app turned away as whom it was sent, and what to change. */
final class TurnedAway {

  private TurnedAway() {}

  /** The login itself failed, so that the operation was not even asked for. */
  static Run atLogin(Run login, String role, Operation operation) {
    return new Run(
        login.last(),
        "the login of role '"
            + role
            + "', for "
            + operation.name()
            + ", failed: "
            + login.failure()
            + " (mend auth."
            + role
            + ".steps, or its password)",
        login.extracted(),
        true);
  }

  /**
   * The same run; where its failure looks like missing or worn-out credentials, with these words.
   */
  static Run explained(Run run, String words) {
    HttpAnswer last = run.last();
    String failure = run.failure();
    if (failure == null || last == null) {
      return run;
    }
    return switch (last.status()) {
      case 401 -> new Run(last, failure + "; " + words, run.extracted(), true);
      // Some shops answer 403 to what nobody may do, whoever asks.
      case 403 -> new Run(last, failure + "; " + words, run.extracted());
      case 302, 303, 307 -> {
        String to = last.header("Location").orElse("").split("\\?", 2)[0];
        yield leadsToLogin(to)
            ? new Run(last, failure + " and leads to " + to + "; " + words, run.extracted(), true)
            : run;
      }
      default -> run;
    };
  }

  private static boolean leadsToLogin(String to) {
    return to.matches("(?i).*(log-?_?in|sign-?_?in|auth).*");
  }

  static String role(String role) {
    return "it was asked as role '"
        + role
        + "', which logs in once per scenario: mend auth."
        + role
        + ", its steps, header and format, or let the app keep it logged in for longer";
  }

  static String shopper(Operation operation) {
    return "it was asked as the shopper of the order, with the cookies and the token that the app"
        + " gave her: mend 'session', log her in by a step before, or name a role in "
        + operation.name()
        + ".auth";
  }

  static String nobody(Operation operation, boolean hasShopper) {
    return "it was asked as nobody: name a role in "
        + operation.name()
        + ".auth"
        + (hasShopper ? ", or say session: shopper there" : "");
  }
}
