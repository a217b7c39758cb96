package testmode.acceptance.saboteurs;

/**
 * One scenario of the features.
 *
 * @param feature its file below {@code features}, without the ending
 * @param name its whole name, as the report shows it: of an outline, that of one example
 */
public record ScenarioName(String feature, String name) {

  /** The file as seen from the project's folder. */
  public String path() {
    return "features/" + feature + ".feature";
  }

  @Override
  public String toString() {
    return "'" + name + "'";
  }
}
