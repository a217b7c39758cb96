package testmode.driver.drift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import testmode.driver.recording.Origin;
import testmode.driver.recording.Recording;

/**
 * Taking recordings in among those that the simulator is held to from then on. Only what Stripe
 * answered can be taken in, and only when the simulator answers the same.
 */
public final class Acceptance {

  /** Where accepted recordings lie, seen from the project's folder. */
  public static final Path FOLDER = Path.of("fixtures/stripe/observed");

  private Acceptance() {}

  /** Why these cannot be accepted at all: which of them were not made at Stripe; empty if all. */
  public static Optional<String> refusal(List<Recording> recordings) {
    String others =
        recordings.stream()
            .filter(recording -> recording.origin() != Origin.STRIPE)
            .map(recording -> recording.name() + ".json was made at " + recording.origin().words())
            .collect(Collectors.joining("; "));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            others + "; only what Stripe itself answered can be accepted: leave --accept out.");
  }

  /**
   * Copies the file of a recording that agrees wholly.
   *
   * @param from where it lies
   * @throws IllegalArgumentException when it does not agree, or was not made at Stripe
   */
  public static Path accept(Compared compared, Path from, Path folder) {
    Recording recording = compared.recording();
    if (!compared.agreesWholly() || recording.origin() != Origin.STRIPE) {
      throw new IllegalArgumentException(
          "recording (" + recording.name() + ") must be Stripe's and agree wholly");
    }
    String file = recording.name() + ".json";
    try {
      return Files.copy(
          from.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be copied to " + folder, e);
    }
  }
}
