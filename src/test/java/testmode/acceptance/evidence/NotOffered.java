package testmode.acceptance.evidence;

import org.opentest4j.TestAbortedException;

/**
 * A scenario about something that the app does not offer its shoppers, or never hears of: nothing
 * is left unseen. Cucumber, Allure and JUnit's format know it as skipped, with this reason.
 */
public final class NotOffered extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  /** How every such message begins, which the report's categories know. */
  static final String BEGINNING = "Not offered: ";

  /**
   * @param why one clause that names the app
   */
  public NotOffered(String why) {
    super(BEGINNING + why);
  }
}
