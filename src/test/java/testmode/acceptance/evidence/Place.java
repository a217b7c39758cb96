package testmode.acceptance.evidence;

import java.net.URI;
import java.nio.file.Path;

/** Where a scenario stands, as one types it: {@code features/x.feature:7}. */
public final class Place {

  private Place() {}

  /** Relative to the project where it can be, so that the line works on another machine. */
  public static String of(URI uri, int line) {
    if (!"file".equals(uri.getScheme())) {
      return uri + ":" + line;
    }
    Path file = uri.isOpaque() ? Path.of(uri.getSchemeSpecificPart()) : Path.of(uri);
    return shown(file) + ":" + line;
  }

  /** The same of a file or a folder without lines. */
  static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path shown = file.isAbsolute() && file.startsWith(here) ? here.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
