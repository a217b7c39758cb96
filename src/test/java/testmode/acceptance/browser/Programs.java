package testmode.acceptance.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs that a machine has: browsers, and the driver that speaks to them.
 *
 * @param browsers Chromes and Chromiums, in the order of trying
 * @param drivers chromedrivers, likewise
 */
record Programs(List<Path> browsers, List<Path> drivers) {

  static final List<String> BROWSER_NAMES =
      List.of("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome");
  static final List<String> DRIVER_NAMES = List.of("chromedriver");

  /** Where packages put them without telling the PATH. */
  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin",
          "/usr/local/bin",
          "/opt/google/chrome",
          "/usr/lib/chromium",
          "/usr/lib/chromium-browser",
          "/opt/homebrew/bin");

  /** macOS keeps programs in bundles. */
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

  Programs {
    browsers = List.copyOf(browsers);
    drivers = List.copyOf(drivers);
  }

  /** What stands on the PATH of this process and in the usual places. */
  static Programs ofThisMachine() {
    Programs found =
        in(Stream.concat(path(System.getenv("PATH")), USUAL_PLACES.stream().map(Path::of)));
    Stream<Path> bundles = BUNDLES.stream().filter(Files::isExecutable);
    return new Programs(
        Stream.concat(found.browsers().stream(), bundles).toList(), found.drivers());
  }

  static Programs in(Stream<Path> folders) {
    List<Path> places = folders.toList();
    return new Programs(
        found(BROWSER_NAMES, places).toList(), found(DRIVER_NAMES, places).toList());
  }

  /** Each program once, however many links lead to it. */
  private static Stream<Path> found(List<String> names, List<Path> folders) {
    Set<Path> seen = new LinkedHashSet<>();
    return names.stream()
        .flatMap(name -> folders.stream().flatMap(folder -> spelled(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .filter(file -> seen.add(real(file)));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath();
    }
  }

  private static Stream<Path> spelled(Path folder, String name) {
    return Stream.of(folder.resolve(name), folder.resolve(name + ".exe"));
  }

  private static Stream<Path> path(@Nullable String path) {
    return path == null
        ? Stream.empty()
        : Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
  }

  /** What is not there, and where it was looked for; null when both are. */
  @Nullable String missing() {
    if (browsers.isEmpty()) {
      return "no Chrome or Chromium on this machine: looked for " + looked(BROWSER_NAMES);
    }
    return drivers.isEmpty()
        ? "no chromedriver for "
            + browsers.get(0).getFileName()
            + " on this machine (Debian's is in the package chromium-driver): looked for "
            + looked(DRIVER_NAMES)
        : null;
  }

  private static String looked(List<String> names) {
    return names.stream().collect(Collectors.joining(", "))
        + " on the PATH and in "
        + String.join(", ", USUAL_PLACES);
  }
}
