package testmode.acceptance.language;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import testmode.driver.PaymentAnswer.Advice;

/**
 * A card by what happens to it, and what an honest shop then tells the shopper.
 *
 * <p>Stripe's own names ({@code pm_card_…}) work in test mode and in the simulator; no number is
 * ever sent.
 *
 * @see <a href="https://docs.stripe.com/testing">Stripe: Testing, test cards</a>
 */
public enum CardStory {
  SUCCEEDS("succeeds", "pm_card_visa"),
  DECLINED("is declined", "pm_card_visa_chargeDeclined"),
  INSUFFICIENT_FUNDS("has insufficient funds", "pm_card_visa_chargeDeclinedInsufficientFunds"),
  EXPIRED("has expired", "pm_card_chargeDeclinedExpiredCard"),
  PROCESSING_ERROR("meets a processing error", "pm_card_chargeDeclinedProcessingError"),
  ASKS_FOR_AUTHENTICATION("asks for authentication", "pm_card_threeDSecure2Required");

  private final String story;
  private final String paymentMethod;

  CardStory(String story, String paymentMethod) {
    this.story = story;
    this.paymentMethod = paymentMethod;
  }

  /** Stripe's test name of such a card. */
  public String paymentMethod() {
    return paymentMethod;
  }

  /** The card of that story. */
  public static CardStory of(String story) {
    return Arrays.stream(values())
        .filter(card -> card.story.equals(story))
        .findFirst()
        .orElseThrow();
  }

  /** A pattern of all stories, for the features' vocabulary. */
  public static final String PATTERN =
      "succeeds|is declined|has insufficient funds|has expired|meets a processing error"
          + "|asks for authentication";

  /** What a declined shopper is told, as features write it, and how to tell that she was. */
  public enum Reason {
    DECLINED("her card was declined", Set.of("generic_decline", "card_declined"), "declin"),
    INSUFFICIENT_FUNDS(
        "her card has insufficient funds", Set.of("insufficient_funds"), "insufficient|not enough"),
    EXPIRED("her card has expired", Set.of("expired_card"), "expired"),
    PROCESSING_ERROR(
        "her card could not be processed now",
        Set.of("processing_error"),
        "processing|process|try again|a moment");

    private final String text;
    private final Set<String> declineCodes;
    private final String wordsInMessage;

    Reason(String text, Set<String> declineCodes, String wordsInMessage) {
      this.text = text;
      this.declineCodes = declineCodes;
      this.wordsInMessage = wordsInMessage;
    }

    /** The reason of that text. */
    public static Reason of(String text) {
      return Arrays.stream(values())
          .filter(reason -> reason.text.equals(text))
          .findFirst()
          .orElseThrow();
    }

    Set<String> declineCodes() {
      return declineCodes;
    }

    String wordsInMessage() {
      return wordsInMessage;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** {@code use another card or try again later}: each of them is right. */
  public static Set<Advice> advice(String text) {
    return Arrays.stream(text.split(" or ")).map(CardStory::oneAdvice).collect(Collectors.toSet());
  }

  private static Advice oneAdvice(String text) {
    return switch (text) {
      case "use another card" -> Advice.USE_ANOTHER_CARD;
      case "try again later" -> Advice.TRY_AGAIN_LATER;
      case "check the card details" -> Advice.CHECK_CARD_DETAILS;
      default ->
          throw new IllegalArgumentException(
              "advice '"
                  + text
                  + "' is unknown; allowed are use another card, try again later, check"
                  + " the card details");
    };
  }
}
