package testmode.acceptance.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last step of a build: has Allure draw {@code reports/allure/} and {@code
 * reports/allure.html}, keeps the history for the trend of the next run, and says the verdict.
 *
 * <p>Only the site has a trend: the history counts unit tests, which the one file does not show.
 * Wrong shops have none, for red is what they are for.
 *
 * <p>A program of its own, for it runs on the class path of Allure's command line. Both drawings
 * share one JVM: most of the time of the first is loading classes. Needs the JDK only.
 */
final class ReportSite {

  private static final String NAME = "Testmode";

  /** One script element of its own, the last on the page. */
  private static final Pattern TRACKING =
      Pattern.compile(
          "<script[^>]*>\\s*window\\.dataLayer[^<]*</script>|<script[^>]*googletagmanager[^>]*></script>");

  private final Path allureHome;
  private final Path results;
  private final Path unitResults;
  private final Path reports;
  private final boolean trend;

  ReportSite(Path allureHome, Path results, Path unitResults, Path reports, boolean trend) {
    this.allureHome = allureHome;
    this.results = results;
    this.unitResults = unitResults;
    this.reports = reports;
    this.trend = trend;
  }

  /**
   * Arguments: Allure's home, the results of scenarios, those of unit tests, the folder of reports,
   * and whether this run is part of a trend.
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    ReportSite site =
        new ReportSite(
            Path.of(args[0]),
            Path.of(args[1]),
            Path.of(args[2]),
            Path.of(args[3]),
            Boolean.parseBoolean(args[4]));
    List<String> drawn = new ArrayList<>();
    if (Files.isDirectory(site.results)) {
      drawn = site.draw(site::generate);
    }
    site.sayVerdict(drawn);
  }

  /** Has Allure read some folders of results and draw one page or a site of them. */
  interface Drawing {
    void generate(Path to, boolean single, List<Path> from)
        throws IOException, ReflectiveOperationException;
  }

  List<String> draw(Drawing allure) throws IOException, ReflectiveOperationException {
    // The one file first, while no history lies beside the results: Allure would show it.
    Path single = results.resolveSibling("allure-single");
    allure.generate(single, true, List.of(results)); // unit tests are of no use to who signs
    Path file = reports.resolve("allure.html");
    Files.createDirectories(reports);
    Files.writeString(file, untracked(Files.readString(single.resolve("index.html"))));

    if (trend) {
      copy(reports.resolve("history"), results.resolve("history"));
    }
    Path site = reports.resolve("allure");
    allure.generate(
        site,
        false,
        Files.isDirectory(unitResults) ? List.of(results, unitResults) : List.of(results));
    Path index = site.resolve("index.html");
    Files.writeString(index, untracked(Files.readString(index)));
    if (trend && !verdict().contains(SignOff.NO_SIGN_OFF)) {
      // A look at a few scenarios would be a dent in the trend of all.
      copy(site.resolve("history"), reports.resolve("history"));
    }
    return List.of(
        "  one file to open or mail : " + shown(file),
        "  site, to be served       : " + shown(index));
  }

  /**
   * The page without what is left of Allure's visitor statistics. The environment keeps it from
   * loading anything; nobody who reads the page should have to believe that.
   *
   * @throws IllegalStateException when some of it stands where this does not look
   */
  static String untracked(String page) {
    String clean = TRACKING.matcher(page).replaceAll("");
    if (clean.contains("gtag(") || clean.contains("googletagmanager")) {
      throw new IllegalStateException("a page of the report still holds visitor statistics");
    }
    return clean;
  }

  private void generate(Path to, boolean single, List<Path> from)
      throws ReflectiveOperationException {
    List<String> arguments =
        new ArrayList<>(List.of("generate", "--clean", "--name", NAME, "-o", to.toString()));
    if (single) {
      arguments.add("--single-file");
    }
    from.forEach(folder -> arguments.add(folder.toString()));
    allure(arguments.toArray(String[]::new));
  }

  /** What {@code CommandLine.main} does, but for ending the JVM. */
  private void allure(String... arguments) throws ReflectiveOperationException {
    Class<?> type = Class.forName("io.qameta.allure.CommandLine");
    Object commandLine = type.getConstructor(Path.class).newInstance(allureHome);
    type.getMethod("parse", String[].class).invoke(commandLine, (Object) arguments);
    Object exit = type.getMethod("run").invoke(commandLine);
    if (!exit.toString().equals("NO_ERROR")) {
      throw new IllegalStateException("allure " + String.join(" ", arguments) + ": " + exit);
    }
  }

  private void sayVerdict(List<String> drawn) throws IOException {
    String verdict = verdict();
    StringBuilder text = new StringBuilder("\n").append(verdict);
    if (verdict.isEmpty()) {
      text.append(SignOff.NO_VERDICT).append(": no scenario ran; the reason stands above.");
    } else if (Files.exists(reports.resolve("summary.md"))) {
      text.append(called(verdict)).append(shown(reports.resolve("summary.md")));
    }
    drawn.forEach(line -> text.append('\n').append(line));
    System.out.println(text.append('\n'));
  }

  /** What the page is under this verdict. */
  static String called(String verdict) {
    return verdict.startsWith(SignOff.Verdict.VERIFIED.words())
        ? "  sign-off                 : "
        : "  summary, not a sign-off  : ";
  }

  /** What the run left for the console; empty when it did not come to an end. */
  private String verdict() throws IOException {
    Path file = results.resolveSibling("verdict.txt");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
  }

  /** The files of one folder; none when there is no such folder. */
  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
