package testmode.simulator.cards;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.simulator.fixtures.FixtureTable;

/** Stripe's test cards by number, PaymentMethod alias and token ({@code cards.csv}). */
public final class TestCards {
  private final Map<String, TestCard> byNumber = new HashMap<>();
  private final Map<String, TestCard> byAlias = new HashMap<>();
  private final Map<String, TestCard> byToken = new HashMap<>();

  TestCards(FixtureTable table, Declines declines) {
    for (FixtureTable.Row row : table.rows()) {
      TestCard card = card(row, declines);
      if (!card.number().isEmpty()) {
        // Several aliases share a number; the first row of a number says what the number does.
        byNumber.putIfAbsent(card.number(), card);
      }
      name(byAlias, row, "payment_method", card);
      name(byToken, row, "token", card);
    }
  }

  public static TestCards load(Declines declines) {
    FixtureTable table =
        FixtureTable.load(
            "cards.csv",
            "number",
            "payment_method",
            "token",
            "brand",
            "country",
            "funding",
            "behaviour",
            "decline",
            "why_unsupported",
            "source");
    return new TestCards(table, declines);
  }

  private static TestCard card(FixtureTable.Row row, Declines declines) {
    CardBehaviour behaviour = row.oneOf("behaviour", CardBehaviour.values());
    String number = row.text("number");
    if (number == null && behaviour != CardBehaviour.UNSUPPORTED) {
      throw row.wrong("number", "must not be empty unless behaviour is unsupported");
    }
    if (number != null && !CardNumber.isValid(number)) {
      throw row.wrong("number", "must be 12 to 19 digits with a correct check digit");
    }
    Decline decline = declines.of(row);
    boolean isDeclining =
        switch (behaviour) {
          case DECLINE, DECLINE_AFTER_ATTACH, AUTHENTICATE_THEN_DECLINE -> true;
          default -> false;
        };
    if (isDeclining != (decline != null)) {
      throw row.wrong("decline", "must be given exactly when the behaviour is one that declines");
    }
    return new TestCard(
        number == null ? "" : number,
        row.required("brand"),
        row.required("country"),
        row.required("funding"),
        behaviour,
        decline,
        row.text("why_unsupported"));
  }

  private static void name(
      Map<String, TestCard> names, FixtureTable.Row row, String column, TestCard card) {
    String name = row.text(column);
    if (name != null && names.put(name, card) != null) {
      throw row.wrong(column, "stands here twice; each alias must be unique");
    }
  }

  @Nullable TestCard byNumber(String number) {
    return byNumber.get(number);
  }

  /** By PaymentMethod alias, such as {@code pm_card_visa}. */
  @Nullable TestCard byAlias(String alias) {
    return byAlias.get(alias);
  }

  /** By token alias, such as {@code tok_visa}. */
  @Nullable TestCard byToken(String token) {
    return byToken.get(token);
  }
}
