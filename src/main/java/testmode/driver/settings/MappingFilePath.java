package testmode.driver.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeKeys;

/** The mapping file that was named: there, of a sane size, and without a live key. */
final class MappingFilePath {
  /** A hundred times the largest mapping known; more is another kind of file. */
  private static final long MAX_BYTES = 1_000_000;

  private static final String REMEDY =
      "; name a mapping file such as fixtures/merchants/my-shop.yaml, or leave it out for the "
          + Settings.REFERENCE_SHOP
          + ".";

  private final String given;
  private final List<String> problems;

  MappingFilePath(String given, List<String> problems) {
    this.given = given.trim();
    this.problems = problems;
  }

  /** The path, or null for the reference shop or when there is a problem. */
  @Nullable Path check() {
    if (given.equals(Settings.REFERENCE_SHOP)) {
      return null;
    }
    try {
      Path file = Path.of(given);
      if (given.isEmpty() || !Files.exists(file)) {
        return problem("does not exist, seen from " + Path.of("").toAbsolutePath());
      }
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        return problem("is not a file that can be read");
      }
      if (Files.size(file) > MAX_BYTES) {
        return problem("has " + Files.size(file) + " bytes, more than " + MAX_BYTES);
      }
      return holdsLiveKey(Files.readAllLines(file)) ? null : file;
    } catch (InvalidPathException notAPath) {
      return problem("is not a path");
    } catch (MalformedInputException notText) {
      problems.add(given + ":" + notUtf8() + ": is no UTF-8 here; save the file as UTF-8.");
      return null;
    } catch (IOException unreadable) {
      return problem("cannot be read: " + unreadable);
    }
  }

  /** The line of the first byte that is none; what comes before it can be read. */
  private int notUtf8() {
    try {
      byte[] bytes = Files.readAllBytes(Path.of(given));
      CharBuffer read = CharBuffer.allocate(bytes.length);
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), read, true);
      return 1 + (int) read.flip().chars().filter(one -> one == '\n').count();
    } catch (IOException gone) {
      return 1;
    }
  }

  private boolean holdsLiveKey(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      int line = i + 1;
      var live = StripeKeys.liveIn(lines.get(i));
      if (live.isPresent()) {
        problems.add(
            given
                + ":"
                + line
                + ": a live key ("
                + live.get()
                + "); only test keys may stand here.");
        return true;
      }
    }
    return false;
  }

  private @Nullable Path problem(String what) {
    problems.add("the mapping file (" + given + ") " + what + REMEDY);
    return null;
  }
}
