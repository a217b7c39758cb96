package testmode.acceptance.language;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stripe's 3-D Secure page as a browser without JavaScript meets it. */
public final class RawPages {

  private static final String INTENTS = "/v1/payment_intents";
  private static final String RETURN_URL = "http://127.0.0.1/returned";

  private final Stage stage;
  private @Nullable String intent;
  private @Nullable String page;

  public RawPages(Stage stage) {
    this.stage = stage;
  }

  /** Makes and confirms a payment whose bank asks for authentication. */
  public void paymentAsksForAuthentication() {
    Response made =
        stripe()
            .formParam("amount", 1200)
            .formParam("currency", "eur")
            .formParam("payment_method_types[]", "card")
            .formParam("payment_method", CardStory.ASKS_FOR_AUTHENTICATION.paymentMethod())
            .formParam("confirm", "true")
            .formParam("return_url", RETURN_URL)
            .post(INTENTS);
    made.then().statusCode(200);
    RawJson.says(made, "/status", "requires_action");
    intent = RawJson.text(made, "/id");
    page = RawJson.text(made, "/next_action/redirect_to_url/url");
  }

  /** Two buttons, under the ids of Stripe's own test page. */
  public void offersBoth() {
    plain()
        .get(page())
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .body(containsString("test-source-authorize-3ds"))
        .body(containsString("test-source-fail-3ds"));
  }

  /** Presses one of them and follows no redirect. */
  public void pressing(boolean approve, String redirectStatus) {
    plain()
        .formParam("result", approve ? "authorize" : "fail")
        .post(page())
        .then()
        .statusCode(303)
        .header("Location", startsWith(RETURN_URL + "?"))
        .header("Location", containsString("payment_intent=" + intent))
        .header("Location", containsString("redirect_status=" + redirectStatus));
  }

  /** What Stripe says of the payment now. */
  public void paymentIs(String status) {
    Response payment = stripe().get(INTENTS + "/" + intent);
    payment.then().statusCode(200);
    RawJson.says(payment, "/status", status);
  }

  private String page() {
    return Objects.requireNonNull(page, "no payment was made in this scenario yet");
  }

  private static RequestSpecification plain() {
    return RestAssured.given().redirects().follow(false).urlEncodingEnabled(false);
  }

  private RequestSpecification stripe() {
    return RestAssured.given()
        .baseUri(stage.stripeAccess().base().toString())
        .auth()
        .preemptive()
        .basic(stage.stripeAccess().secretKey(), "");
  }
}
