package testmode.acceptance.saboteurs;

import org.jspecify.annotations.Nullable;
import testmode.merchant.Decisions;

/** The deliberately wrong merchants, by id. */
public final class Saboteurs {

  private Saboteurs() {}

  /** The decisions of the saboteur of that id; honest ones for null. */
  public static Decisions decisions(@Nullable String id) {
    return new Decisions();
  }
}
