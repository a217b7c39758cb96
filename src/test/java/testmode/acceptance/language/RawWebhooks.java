package testmode.acceptance.language;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.driver.Ability;
import testmode.driver.EventDeliveries.Delivery;
import testmode.driver.EventDeliveries.SignedEvent;
import testmode.driver.StripeLedger.Event;

/** The merchant's webhook receiver, asked as the internet asks it: one POST, one status. */
public final class RawWebhooks {

  /** The deliveries that features name. */
  public static final String DELIVERIES =
      "repeats the paid event|is of a type the shop never uses|has no signature"
          + "|has a signature without a time|is signed with another secret"
          + "|was signed for another body|is empty";

  private final Stage stage;
  private final Orders orders;
  private final Finding finding;
  private @Nullable Response answer;

  public RawWebhooks(Stage stage, Orders orders, Finding finding) {
    this.stage = stage;
    this.orders = orders;
    this.finding = finding;
  }

  /** Posts one delivery that is right or wrong in the way its words say. */
  public void given(String delivery) {
    stage.needs(Ability.WEBHOOKS);
    stage.settle();
    String paid = stage.ledger().eventJson(paidEvent().id());
    SignedEvent signed = stage.deliveries().signed(paid);
    answer =
        switch (delivery) {
          case "repeats the paid event" -> post(signed.body(), signed.signature());
          case "is of a type the shop never uses" -> post(otherType(paid));
          case "has no signature" -> to().body(paid).post(stage.merchant().webhookUri());
          case "has a signature without a time" ->
              post(signed.body(), signed.signature().replaceFirst("t=\\d+,", ""));
          case "is signed with another secret" ->
              post(signed.body(), Events.broken(signed.signature()));
          case "was signed for another body" -> post(paid + " ", signed.signature());
          case "is empty" -> post("", signed.signature());
          default -> throw new IllegalArgumentException("delivery '" + delivery + "' is unknown");
        };
  }

  /** The hundred of the status: {@code 2xx}. */
  public void answered(String hundred) {
    int status = Objects.requireNonNull(answer, "nothing was delivered yet").statusCode();
    if (!hundred.equals(status / 100 + "xx")) {
      boolean tookOthers = stage.deliveries().all().stream().anyMatch(Delivery::delivered);
      throw finding.about(
          orders.all().iterator().next(),
          "The receiver should answer the delivery with "
              + hundred
              + ", but answered "
              + status
              + "; 2xx ends Stripe's deliveries of an event, anything else repeats them for days.",
          hundred.equals("2xx")
              ? ReceiverHints.notAcknowledged(status, tookOthers)
              : ReceiverHints.notRefused(
                  status, "is the signature of every delivery verified before anything else?"));
    }
  }

  private Event paidEvent() {
    List<Event> paid =
        stage.await(
            () ->
                stage.ledger().events().stream()
                    .filter(event -> event.type().equals(stage.manners().paidEvent()))
                    .toList(),
            found -> !found.isEmpty());
    return paid.get(0);
  }

  private SignedEvent otherType(String paid) {
    return stage
        .deliveries()
        .signed(
            paid.replace(stage.manners().paidEvent(), "payment_intent.partially_funded")
                .replaceFirst("\"id\": ?\"evt_", "\"id\": \"evt_other"));
  }

  private Response post(SignedEvent event) {
    return post(event.body(), event.signature());
  }

  private Response post(String body, String signature) {
    return to().header(Events.SIGNATURE, signature).body(body).post(stage.merchant().webhookUri());
  }

  private static RequestSpecification to() {
    return RestAssured.given().contentType("application/json; charset=utf-8");
  }
}
