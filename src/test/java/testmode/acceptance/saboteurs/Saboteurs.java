package testmode.acceptance.saboteurs;

import java.util.Comparator;
import java.util.List;
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
   * @param id as in {@code testmode.saboteur}; the settings refuse one that does not exist
   */
  public static Decisions decisions(@Nullable String id) {
    if (id == null) {
      return new Decisions();
    }
    return ALL.stream()
        .filter(saboteur -> saboteur.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no saboteur (" + id + ") is in the list"))
        .decisions()
        .get();
  }

  /** All of them, by id. */
  static List<Saboteur> all() {
    return ALL;
  }
}
