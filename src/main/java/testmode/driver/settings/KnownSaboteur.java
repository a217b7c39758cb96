package testmode.driver.settings;

import java.util.ArrayList;
import java.util.List;
import testmode.driver.settings.ProjectTable.Row;

/**
 * One row of {@code fixtures/saboteurs/saboteurs.csv}: a deliberately wrong shop that the suite can
 * play.
 *
 * <p>What it does is code of the suite, which settings cannot see; a unit test there holds both
 * lists equal.
 *
 * @param id as in {@code testmode.saboteur}: M07
 * @param name its mistake in a few words
 */
public record KnownSaboteur(String id, String name) {
  static final ProjectTable TABLE =
      new ProjectTable("fixtures/saboteurs/saboteurs.csv", "id", "name");

  /**
   * All of them, by id.
   *
   * @throws SettingsException with file, line and rule when the table breaks one
   */
  public static List<KnownSaboteur> all() {
    return of(TABLE.rows());
  }

  static List<KnownSaboteur> of(List<Row> rows) {
    List<KnownSaboteur> all = new ArrayList<>();
    String before = "";
    for (Row row : rows) {
      if (!row.first().matches("M\\d{2}") || row.first().compareTo(before) <= 0) {
        throw row.wrong(
            "id (" + row.first() + ") must be M and two digits, greater than the one before");
      }
      before = row.first();
      all.add(new KnownSaboteur(row.first(), row.second()));
    }
    return List.copyOf(all);
  }
}
