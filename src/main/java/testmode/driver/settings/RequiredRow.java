package testmode.driver.settings;

import java.util.ArrayList;
import java.util.List;
import testmode.driver.settings.ProjectTable.Row;

/**
 * One row of {@code fixtures/requirements/int-025.csv}: something that must hold before a release.
 *
 * @param number from 1, as in the tag {@code @INT-025.1}
 */
public record RequiredRow(int number, String title) {
  static final ProjectTable TABLE =
      new ProjectTable("fixtures/requirements/int-025.csv", "number", "title");

  /** The name in tags and in {@code testmode.accept-skips}: {@code INT-025.3}. */
  public String id() {
    return "INT-025." + number;
  }

  /**
   * All rows, in order.
   *
   * @throws SettingsException with file, line and rule when the table breaks one
   */
  public static List<RequiredRow> all() {
    return of(TABLE.rows());
  }

  static List<RequiredRow> of(List<Row> rows) {
    List<RequiredRow> all = new ArrayList<>();
    for (Row row : rows) {
      int number = all.size() + 1;
      if (!row.first().equals(String.valueOf(number))) {
        throw row.wrong(
            "number (" + row.first() + ") must be " + number + ": rows are counted from 1");
      }
      all.add(new RequiredRow(number, row.second()));
    }
    return List.copyOf(all);
  }
}
