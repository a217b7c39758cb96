package testmode.acceptance.evidence;

import java.util.List;
import testmode.driver.settings.RequiredRow;

/**
 * One row of INT-025: something that must hold before a release.
 *
 * @param number from 1, as in the tag {@code @INT-025.1}
 */
public record Requirement(int number, String title) {

  public Requirement {
    if (number < 1 || title.isBlank()) {
      throw new IllegalArgumentException(
          "number (" + number + ") must be 1 or more and title (" + title + ") not empty");
    }
  }

  /** The name in tags and in {@code testmode.accept-skips}: {@code INT-025.3}. */
  public String id() {
    return "INT-025." + number;
  }

  /** All rows, in order. */
  public static List<Requirement> all() {
    return RequiredRow.all().stream()
        .map(row -> new Requirement(row.number(), row.title()))
        .toList();
  }
}
