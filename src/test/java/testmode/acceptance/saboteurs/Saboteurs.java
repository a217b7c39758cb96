package testmode.acceptance.saboteurs;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import testmode.merchant.Decisions;

/** The deliberately wrong merchants: each one mistake that real shops have made. */
public final class Saboteurs {

  private static final List<Saboteur> ALL =
      Stream.of(PaymentSaboteurs.all(), WebhookSaboteurs.all(), AmountSaboteurs.all())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Saboteur::id))
          .toList();

  private Saboteurs() {}

  /**
   * How the merchant of that id decides; honestly for null.
   *
   * @param id as in {@code testmode.saboteur}
   * @throws IllegalArgumentException in one sentence, with all ids, when there is no such saboteur
   */
  public static Decisions decisions(@Nullable String id) {
    if (id == null) {
      return new Decisions();
    }
    return ALL.stream()
        .filter(saboteur -> saboteur.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "testmode.saboteur ("
                        + id
                        + ") must be one of "
                        + ALL.stream().map(Saboteur::id).collect(Collectors.joining(", "))
                        + "; docs/saboteurs.md says what each does."))
        .decisions()
        .get();
  }

  /** All of them, by id. */
  static List<Saboteur> all() {
    return ALL;
  }
}
