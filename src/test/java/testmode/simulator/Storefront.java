package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A shop that sells one mug through Checkout, and a shopper in front of its page. */
final class Storefront implements AutoCloseable {
  static final String SESSIONS = "/v1/checkout/sessions";
  static final String SUCCESS = "http://shop.test/thanks?session={CHECKOUT_SESSION_ID}&order=A-1";
  static final String CANCEL = "http://shop.test/cart";
  static final String VISA = "4242424242424242";
  static final String DECLINED = "4000000000000002";
  static final String NO_FUNDS = "4000000000009995";
  static final String SECURED = "4000002760003184";

  final Till till = new Till();

  /** Opens a session for two mugs of 20.00 each. */
  Wire.Reply open(String... more) {
    return open("eur", 2000, more);
  }

  Wire.Reply open(String currency, long unitAmount, String... more) {
    return send(
        "line_items[0][price_data][currency]=" + currency,
        "line_items[0][price_data][product_data][name]=Mug <blue>",
        "line_items[0][price_data][unit_amount]=" + unitAmount,
        "line_items[0][quantity]=2",
        String.join("&", more));
  }

  /** Opens a session in payment mode with these parameters and the two addresses. */
  Wire.Reply send(String... parameters) {
    return till.wire.post(
        SESSIONS,
        encoded("mode=payment&success_url=" + SUCCESS.replace("&", "%26"))
            + "&"
            + encoded("cancel_url=" + CANCEL)
            + "&"
            + Arrays.stream(parameters)
                .filter(parameter -> !parameter.isEmpty())
                .map(Storefront::encoded)
                .collect(Collectors.joining("&")));
  }

  private static String encoded(String form) {
    return form.replace(" ", "+").replace("{", "%7B").replace("}", "%7D");
  }

  JsonObject session(String id) {
    return till.wire.get(SESSIONS + "/" + id).json();
  }

  JsonObject intent(JsonObject session) {
    String id = session.get("payment_intent").getAsString();
    return till.wire.get("/v1/payment_intents/" + id).json();
  }

  /** The path and query of the page at a session's url. */
  static String page(JsonObject session) {
    URI url = URI.create(session.get("url").getAsString());
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  Wire.Reply look(String target) {
    return Wire.anonymous(till.simulator()).get(target);
  }

  /** Ada fills in the whole page with this card and presses the button. */
  Wire.Reply pay(String page, String card) {
    return submit(
        page,
        "email=ada@example.test",
        "cardNumber=" + card,
        "cardExpiry=12 / 34",
        "cardCvc=123",
        "billingName=Ada",
        "billingCountry=DE");
  }

  Wire.Reply submit(String target, String... fields) {
    String form =
        Arrays.stream(fields)
            .map(field -> field.split("=", 2))
            .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return Wire.anonymous(till.simulator())
        .send("POST", target, form, "Content-Type", "application/x-www-form-urlencoded");
  }

  /** Presses a button of the bank's page that a reply leads to. */
  Wire.Reply authenticate(Wire.Reply leading, String result) {
    assertThat(leading.status()).as(leading.body()).isEqualTo(303);
    URI bank = URI.create(leading.header("Location"));
    return submit(bank.getRawPath() + "?" + bank.getRawQuery(), "result=" + result);
  }

  /** Goes where a reply leads to, if that is on the simulator. */
  Wire.Reply follow(Wire.Reply leading) {
    URI next = URI.create(leading.header("Location"));
    return look(next.getRawPath() + "?" + next.getRawQuery());
  }

  @Override
  public void close() {
    till.close();
  }
}
