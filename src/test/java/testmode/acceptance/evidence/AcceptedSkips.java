package testmode.acceptance.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows that somebody is content not to see verified: {@code
 * -Dtestmode.accept-skips=INT-025.3,INT-025.9}.
 */
record AcceptedSkips(List<String> ids) {

  static final String PROPERTY = "testmode.accept-skips";

  AcceptedSkips {
    ids = List.copyOf(ids);
  }

  /**
   * Reads the list.
   *
   * @throws IllegalArgumentException naming what is no row
   */
  static AcceptedSkips parse(@Nullable String text, List<Requirement> requirements) {
    if (text == null || text.isBlank()) {
      return new AcceptedSkips(List.of());
    }
    List<String> known = requirements.stream().map(Requirement::id).toList();
    List<String> ids = Arrays.stream(text.split(",")).map(String::strip).distinct().toList();
    TreeSet<String> unknown = new TreeSet<>(ids);
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          PROPERTY
              + " names "
              + String.join(", ", unknown)
              + "; the rows are "
              + known.get(0)
              + " to "
              + known.get(known.size() - 1));
    }
    return new AcceptedSkips(ids);
  }

  boolean contains(Requirement requirement) {
    return ids.contains(requirement.id());
  }
}
