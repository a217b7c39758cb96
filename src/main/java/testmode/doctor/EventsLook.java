package testmode.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries.SignedEvent;
import testmode.driver.ScenarioParts;
import testmode.driver.StripeLedger.Event;
import testmode.driver.WebhookManners;
import testmode.driver.mapping.MappingFile;
import testmode.driver.web.HttpAnswer;
import testmode.network.Exchange;
import testmode.network.Party;

/** Whether the app takes Stripe's events, and turns down what Stripe did not sign. */
final class EventsLook {

  static final String QUESTION = "signed event";

  private final MappingFile mapping;
  private final ScenarioParts parts;

  EventsLook(MappingFile mapping, ScenarioParts parts) {
    this.mapping = mapping;
    this.parts = parts;
  }

  Finding look(Played played) {
    MappingFile.Webhook webhook = mapping.webhook();
    String whyNot = mapping.lacking().get(Ability.WEBHOOKS);
    if (webhook == null || whyNot != null) {
      return Finding.none(QUESTION, "no receiver: " + whyNot);
    }
    if (played.payment() == null) {
      return Finding.none(QUESTION, "not sent: there is no payment for it to be about");
    }
    Optional<String> hindered = parts.merchant().lacks(Ability.WEBHOOKS);
    if (hindered.isEmpty()) {
      return byStripe(played);
    }
    return webhook.registered()
        ? Finding.none(QUESTION, hindered.get())
        : Finding.red(
            QUESTION,
            "the file does not say with which secret the app checks events",
            "Write the whsec_… that the app was started with into webhook.secret.");
  }

  /** As Stripe delivered it, through the network. */
  private Finding byStripe(Played played) {
    WebhookManners manners = parts.merchant().webhooks();
    Exchange delivery = delivered(manners, played.paid());
    if (delivery == null && underWay()) {
      return Finding.red(
          QUESTION,
          "an event came to the app, and was not answered within "
              + Limits.SETTLED.toSeconds()
              + " s",
          "See in the app's log what its receiver waits for: it should answer first and work"
              + " later.");
    }
    if (delivery == null) {
      return Finding.red(
          QUESTION,
          "no event of the payment came to the app",
          "See that " + where() + " is right, and that webhook.events names what it listens to.");
    }
    int status = delivery.status() == null ? 0 : delivery.status();
    Finding taken = taken(typeOf(delivery), status, Traffic.said(delivery));
    if (taken.isRed() || parts.merchant().lacks(Ability.ANSWERS_BY_STATUS).isPresent()) {
      return taken;
    }
    Optional<Event> event = parts.ledger().events().stream().findFirst();
    return event.isEmpty()
        ? taken
        : forged(
            taken.seen(),
            parts.deliveries().signed(parts.ledger().eventJson(event.get().id())),
            manners);
  }

  private Finding taken(String type, int status, List<String> said) {
    String taken = type + " was answered with " + status;
    return Traffic.succeeded(status)
        ? Finding.green(QUESTION, taken)
        : Finding.red(QUESTION, taken, remedy(status)).with(said);
  }

  private int post(String signature, String body) {
    return parts
        .merchant()
        .deliver(body, Map.of("Content-Type", "application/json", "Stripe-Signature", signature));
  }

  private @Nullable Exchange delivered(WebhookManners manners, boolean paid) {
    Predicate<Exchange> wanted =
        it -> paid ? manners.paidEvent().equals(typeOf(it)) : manners.listensTo(typeOf(it));
    Limits.becomes(Limits.SETTLED, () -> deliveries().stream().anyMatch(wanted));
    List<Exchange> all = deliveries();
    return all.stream()
        .filter(wanted)
        .findFirst()
        .or(() -> all.stream().filter(it -> manners.listensTo(typeOf(it))).findFirst())
        .orElse(null);
  }

  private boolean underWay() {
    return parts.faults().recorded().stream()
        .anyMatch(it -> it.from() == Party.STRIPE && it.to() == Party.MERCHANT);
  }

  private List<Exchange> deliveries() {
    return new Traffic(parts.faults().recorded()).deliveries();
  }

  /** The same event with a signature that somebody made up. */
  private Finding forged(String taken, SignedEvent real, WebhookManners manners) {
    int status = post(forged(real.signature()), real.body());
    String turnedDown = "one with a wrong signature with " + status;
    if (manners.refusals().contains(status)) {
      return Finding.green(QUESTION, taken + ", " + turnedDown);
    }
    return Finding.red(
        QUESTION,
        taken + ", and " + turnedDown,
        Traffic.succeeded(status)
            ? "The app must check Stripe-Signature with its secret before it reads the event; one"
                + " that checks and says 2xx to everything has webhook.ack: always."
            : "If that is how the app refuses, write webhook.reject: [" + status + "].");
  }

  /** Another last character, so that everything but the signature is right. */
  private static String forged(String signature) {
    char last = signature.charAt(signature.length() - 1);
    return signature.substring(0, signature.length() - 1) + (last == '0' ? '1' : '0');
  }

  private String remedy(int status) {
    return switch (status) {
      case 0 -> "The app gave no answer; see that it is still up.";
      case 400 ->
          "Write the secret with which the app checks events into webhook.secret, or start the app"
              + " with the file's; the app must check the body as it came, byte by byte.";
      case 404, 405 -> "Mend webhook.path: the app has no receiver at " + where() + ".";
      case 301, 302, 307, 308 -> "Mend webhook.path: the app sends whoever posts there elsewhere.";
      case 401, 403 ->
          "Mend webhook.secret, or take the receiver out of the app's login and CSRF check.";
      default -> "The receiver broke over the event: its own log says why.";
    };
  }

  private String where() {
    MappingFile.Webhook webhook = mapping.webhook();
    return webhook == null || webhook.path() == null
        ? "the endpoint that the app registers"
        : webhook.path();
  }

  private static String typeOf(Exchange delivery) {
    String type = new HttpAnswer(200, Map.of(), delivery.requestBody()).text("/type");
    return type == null ? "an event" : type;
  }
}
