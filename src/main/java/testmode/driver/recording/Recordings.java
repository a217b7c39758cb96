package testmode.driver.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recordings of a folder, one {@code .json} file each. */
public final class Recordings {
  private static final String ENDING = ".json";

  private static final String REMEDY =
      "; record the scenario anew with -Dtestmode.keep-exchanges, or take the file away.";

  private Recordings() {}

  /**
   * All of them, by name of the file.
   *
   * @throws RecordingException when there is no such folder, nothing in it, or a file in it that
   *     cannot be read
   */
  public static List<Recording> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new RecordingException(
          folder
              + " is no folder, seen from "
              + Path.of("").toAbsolutePath()
              + "; name the one that a run with -Dtestmode.keep-exchanges filled.");
    }
    List<Recording> all = files(folder).stream().map(Recordings::read).toList();
    if (all.isEmpty()) {
      throw new RecordingException(
          folder + " holds no recording (*.json); a run with -Dtestmode.keep-exchanges fills it.");
    }
    return all;
  }

  /** The files of a folder, by name; none when it is not there. */
  public static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  /**
   * One of them.
   *
   * @throws RecordingException naming the file, the place in it, the rule, and what to do
   */
  public static Recording read(Path file) {
    try {
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      return RecordingJson.read(name, Files.readString(file));
    } catch (RecordingException broken) {
      throw new RecordingException(file + ": " + broken.getMessage() + REMEDY);
    } catch (MalformedInputException notText) {
      throw new RecordingException(file + ": it is no text in UTF-8" + REMEDY);
    } catch (IOException | RuntimeException unreadable) {
      throw new RecordingException(file + ": it cannot be read (" + unreadable + ")" + REMEDY);
    }
  }

  /** Writes it under its name; what had that name before is replaced. */
  public static Path write(Path folder, Recording recording) {
    Path file = folder.resolve(recording.name() + ENDING);
    try {
      Files.createDirectories(folder);
      return Files.writeString(file, RecordingJson.write(recording));
    } catch (IOException e) {
      throw new UncheckedIOException("the exchanges of a scenario cannot be kept in " + file, e);
    }
  }
}
