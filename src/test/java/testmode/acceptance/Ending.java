package testmode.acceptance;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done at the end of a scenario, each act whatever became of those before: the first
 * failure is told, with the later ones below it.
 */
final class Ending {

  private @Nullable Throwable first;

  /** Does this too. */
  void then(Runnable act) {
    look(
        () -> {
          act.run();
          return "";
        },
        "");
  }

  /** Looks at something; what stands in for it when that fails. */
  <T> T look(Supplier<T> what, T otherwise) {
    try {
      return what.get();
    } catch (RuntimeException | Error e) {
      note(e);
      return otherwise;
    }
  }

  boolean failed() {
    return first != null;
  }

  /** Throws what failed first, if anything did. */
  void tell() {
    if (first instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (first instanceof Error error) {
      throw error;
    }
  }

  private void note(Throwable failure) {
    if (first == null) {
      first = failure;
    } else if (first != failure) {
      first.addSuppressed(failure);
    }
  }
}
