package testmode.acceptance.language;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.driver.Money;
import testmode.driver.audit.Audit;

/**
 * Stripe itself, asked without a merchant: status, headers and body as they come.
 *
 * <p>What makes something passes the scenario's network and carries the run's marks: so it is the
 * scenario's own, and is cleared away with it.
 */
public final class RawStripe {

  private static final String INTENTS = "/v1/payment_intents";

  private final Stage stage;
  private @Nullable Response first;
  private @Nullable Response second;

  public RawStripe(Stage stage) {
    this.stage = stage;
  }

  /** Two requests under one idempotency key. */
  public void createsTwiceUnderOneKey(Money amount, Money again) {
    String key = "k-" + stage.world();
    first = creating(amount).header("Idempotency-Key", key).post(INTENTS);
    second = creating(again).header("Idempotency-Key", key).post(INTENTS);
  }

  /** One effect, told twice. */
  public void bothNameTheSamePaymentIntent() {
    answer(first).then().statusCode(200);
    answer(second).then().statusCode(200);
    RawJson.says(answer(second), "/id", RawJson.text(answer(first), "/id"));
  }

  /** Only the repeat says that it is one, and names the request it repeats. */
  public void onlyTheSecondIsMarkedAsReplayed() {
    answer(first).then().header("Idempotent-Replayed", nullValue());
    answer(second)
        .then()
        .header("Idempotent-Replayed", equalTo("true"))
        .header("Original-Request", equalTo(answer(first).header("Request-Id")));
  }

  /** The last answer is an error of this type. */
  public void secondIsRefusedWith(String type) {
    answer(second).then().statusCode(400);
    RawJson.says(answer(second), "/error/type", type);
  }

  /** One request that is wrong in the way its name says. */
  public void isAskedWith(String request) {
    first =
        switch (request) {
          case "no key" -> to().get(INTENTS);
          case "an unknown key" ->
              to().auth().preemptive().basic("sk_test_invalid", "").get(INTENTS);
          case "an unknown parameter" ->
              creating(new Money(1200, "eur")).formParam("wat", "1").post(INTENTS);
          case "a missing parameter" -> authorised(to()).formParam("currency", "eur").post(INTENTS);
          case "an unknown PaymentIntent" -> authorised(to()).get(INTENTS + "/pi_nope");
          case "a card that is declined" ->
              creating(new Money(1200, "eur"))
                  .formParam("confirm", "true")
                  .formParam("payment_method", CardStory.DECLINED.paymentMethod())
                  .post(INTENTS);
          default -> throw new IllegalArgumentException("request '" + request + "' is unknown");
        };
  }

  /** Status and type of error. */
  public void answersWith(int status, String type) {
    answer(first).then().statusCode(status);
    RawJson.says(answer(first), "/error/type", type);
  }

  private RequestSpecification creating(Money amount) {
    RequestSpecification creating =
        authorised(RestAssured.given().baseUri(stage.faults().entrance().toString()))
            .header("User-Agent", Audit.OWN_AGENT) // no merchant sent it
            .formParam("amount", amount.minor())
            .formParam("currency", amount.currency())
            .formParam("payment_method_types[]", "card");
    stage.marks().forEach((name, value) -> creating.formParam("metadata[" + name + "]", value));
    return creating;
  }

  private RequestSpecification authorised(RequestSpecification request) {
    return request.auth().preemptive().basic(stage.stripeAccess().secretKey(), "");
  }

  private RequestSpecification to() {
    return RestAssured.given().baseUri(stage.stripeAccess().base().toString());
  }

  private static Response answer(@Nullable Response response) {
    return Objects.requireNonNull(response, "Stripe was not asked in this scenario yet");
  }
}
