package testmode.driver.process;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import testmode.driver.StripeKeys;

/** The file that keeps what an app writes, and what it wrote last. */
final class Output {

  /** Enough for a stack trace's beginning, and still a message that is read. */
  private static final int LINES = 12;

  /** As much of the file's end as may hold them. */
  private static final int BYTES = 8_192;

  private final Path file;

  /** Where the present start begins in it. */
  private volatile long begin;

  private Output(Path file) {
    this.file = file;
  }

  /** An empty file of that name, in a folder that is made if it is not there. */
  static Output to(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, new byte[0]);
      return new Output(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the app's output cannot be kept in " + file, e);
    }
  }

  File file() {
    return file.toFile();
  }

  Path path() {
    return file;
  }

  /** What is written from now on is of another start. */
  void begins() {
    begin = file().length();
  }

  /** The last lines of this start, masked; empty when nothing was written. */
  String lastLines() {
    try (RandomAccessFile text = new RandomAccessFile(file(), "r")) {
      long from = Math.max(begin, text.length() - BYTES);
      byte[] end = new byte[(int) Math.max(0, text.length() - from)];
      text.seek(from);
      text.readFully(end);
      List<String> lines =
          new String(end, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
      return StripeKeys.maskedOfOthers(
          String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
    } catch (IOException e) {
      return "";
    }
  }
}
