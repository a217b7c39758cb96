package testmode.doctor;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import testmode.driver.PaymentAnswer;

/** Whether the payment came to its end, and the app's answer to the shopper is understood. */
final class PaymentLook {

  static final String QUESTION = "payment";

  private PaymentLook() {}

  static Finding look(Played played) {
    PaymentAnswer answer = played.answer();
    if (played.elsewhere()) {
      return Finding.none(QUESTION, "made in an account that is not the file's");
    }
    if (played.payment() == null) {
      return played.traffic().creations().isEmpty()
          ? Finding.none(QUESTION, "not looked at: no payment was created")
          : notHeld(played);
    }
    if (answer == null) {
      return Finding.red(
          QUESTION,
          "created, and then: " + played.failure(),
          "Mend " + played.place() + ".createPayment, or see why the app hangs.");
    }
    String said = answer.kind().name().toLowerCase(Locale.ROOT);
    return switch (answer.kind()) {
      case BROKEN -> broken(played, answer.failure());
      case PAID ->
          played.paid()
              ? Finding.green(
                  QUESTION,
                  played.payment().amount()
                      + " paid with "
                      + Payments.CARD
                      + " in "
                      + played.flow().ability().word())
              : Finding.red(
                  QUESTION,
                  "the app says paid, Stripe says " + played.payment().status(),
                  "Mend the rules of outcome that say paid, or complete "
                      + played.place()
                      + ": a confirm, a complete or a return page may be missing.");
      case IN_PROGRESS, UNKNOWN ->
          played.paid()
              ? Finding.green(QUESTION, "paid at Stripe; the shopper is told: " + said)
              : notPaid(played, said, null);
      default -> notPaid(played, said, answer.message());
    };
  }

  /** A Checkout Session that nobody paid has no payment yet. */
  private static Finding notHeld(Played played) {
    PaymentAnswer answer = played.answer();
    String told =
        answer == null
            ? String.valueOf(played.failure())
            : answer.failure() != null
                ? answer.failure()
                : "the shopper is told " + answer.kind().name().toLowerCase(Locale.ROOT);
    return Finding.red(
        QUESTION,
        "begun, and Stripe's ledger holds no payment: " + told,
        "See that "
            + played.place()
            + ".createPayment extracts what the shopper goes on with: payUrl or clientSecret.");
  }

  private static Finding broken(Played played, @Nullable String failure) {
    List<String> said = played.traffic().lastRequest().map(Traffic::said).orElse(List.of());
    return Finding.red(
            QUESTION,
            "at Stripe: "
                + played.payment().status()
                + "; the app's answer is not understood: "
                + failure,
            "Add a rule to outcome that fits this answer and says what it is.")
        .with(said);
  }

  private static Finding notPaid(Played played, String said, @Nullable String message) {
    return Finding.red(
        QUESTION,
        "the shopper is told: "
            + said
            + (message == null ? "" : " (" + message + ")")
            + "; Stripe says "
            + played.payment().status(),
        Payments.CARD
            + " is a card that succeeds: see that "
            + played.place()
            + " hands ${shopper.paymentMethod} on, and confirms.");
  }
}
