package testmode.acceptance.selection;

import java.util.logging.Logger;

/**
 * Keeps a note of the test platform from readers whom it does not concern: that naming scenarios by
 * {@code cucumber.features} is a way around, and where to vote for a better one. It comes three
 * times a run; other notes pass.
 */
final class PlatformChatter {

  /** Held here: the logging framework forgets loggers, and their filters, that nobody holds. */
  private static final Logger NOTES =
      Logger.getLogger("org.junit.platform.launcher.core.DiscoveryIssueNotifier");

  private PlatformChatter() {}

  static void silence() {
    NOTES.setFilter(record -> !isTheNoteOnPaths(record.getMessage()));
  }

  /** Whether this is the note, and nothing else is told with it. */
  static boolean isTheNoteOnPaths(String message) {
    return message.contains("encountered a non-critical issue")
        && message.contains("using the cucumber.features property");
  }
}
