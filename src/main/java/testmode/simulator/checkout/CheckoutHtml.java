package testmode.simulator.checkout;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import testmode.simulator.ledger.Currencies;
import testmode.simulator.ledger.Currency;
import testmode.simulator.resource.PageAnswer;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeJson;

/**
 * The HTML of the checkout page, with the field ids of Stripe's own; no scripts, nothing loaded
 * from elsewhere. What a shopper typed is shown again after a refusal, the card never.
 */
record CheckoutHtml(
    Session session,
    Currencies currencies,
    Form typed,
    String country,
    CheckoutEntry.@Nullable Gap problem) {

  /** A page that only says how things stand, with a way back to the shop if there is one. */
  static PageAnswer notice(int status, String state, String text, @Nullable String back) {
    String link =
        back == null
            ? ""
            : "<p><a id=\"cancel\" href=\"" + escaped(back) + "\">Back to the shop</a></p>";
    String body =
        "<main data-session-status=\"%s\">\n<h1>Checkout</h1>\n<p role=\"status\">%s</p>\n%s\n</main>"
            .formatted(state, escaped(text), link);
    return PageAnswer.html(status, CheckoutStyle.FRAME.formatted("Checkout", body));
  }

  PageAnswer page(int status) {
    String shop = StripeJson.text(session.object("branding_settings"), "display_name");
    String title = (problem == null ? "" : "Error: ") + purpose() + shop;
    return PageAnswer.html(
        status, CheckoutStyle.FRAME.formatted(escaped(title), body(String.valueOf(shop))));
  }

  private String body(String shop) {
    return """
    <main data-session-status="open">
    %s<h1>%s</h1>
    %s
    %s<form method="post" novalidate>
    <h2>Payment details</h2>
    %s
    <fieldset>
    <legend>Card information</legend>
    %s
    %s
    %s
    </fieldset>
    %s
    %s
    %s
    %s<button type="submit" class="SubmitButton" data-testid="hosted-payment-submit-button">%s</button>
    </form>
    <p class="note">Test mode: use a test card, such as 4242 4242 4242 4242. No money moves.</p>
    </main>\
    """
        .formatted(
            cancel(),
            escaped(purpose() + shop),
            isSetup() ? "<p>Your card is kept for later. Nothing is paid now.</p>" : summary(),
            alert(),
            email(),
            secret("cardNumber", "Card number", "cc-number", "1234 1234 1234 1234"),
            secret("cardExpiry", "Expiration (month / year)", "cc-exp", "MM / YY"),
            secret("cardCvc", "Security code (CVC)", "cc-csc", "CVC"),
            field("billingName", "Cardholder name", "text", "cc-name", true),
            countries(),
            field("billingPostalCode", "Postal code (optional)", "text", "postal-code", false),
            message("submit"),
            escaped(button()));
  }

  private boolean isSetup() {
    return session.mode() == SessionMode.SETUP;
  }

  private String purpose() {
    return isSetup() ? "Save your card with " : "Pay ";
  }

  private String cancel() {
    String url = session.cancelUrl();
    return url == null
        ? ""
        : "<p><a id=\"cancel\" data-testid=\"business-link\" href=\"%s\">Back</a></p>\n"
            .formatted(escaped(url));
  }

  private Currency currency() {
    return currencies.require(session.string("currency"));
  }

  private String total() {
    return currency().format(session.number("amount_total"));
  }

  private String summary() {
    return """
    <table>
    <caption>Your order</caption>
    <thead><tr><th scope="col">Item</th><th scope="col">Quantity</th><th scope="col">Amount</th></tr></thead>
    <tbody>
    %s
    </tbody>
    <tfoot><tr><th scope="row" colspan="2">Total due</th><td id="OrderDetails-TotalAmount">%s</td></tr></tfoot>
    </table>\
    """
        .formatted(
            session.items().stream().map(this::row).collect(Collectors.joining("\n")),
            escaped(total()));
  }

  private String row(JsonObject item) {
    return "<tr><td>%s</td><td>%d</td><td>%s</td></tr>"
        .formatted(
            escaped(item.get("description").getAsString()),
            item.get("quantity").getAsLong(),
            escaped(currency().format(item.get("amount_total").getAsLong())));
  }

  private String alert() {
    return problem == null
        ? ""
        : "<p role=\"alert\" id=\"error\" data-field=\"%s\">%s</p>\n"
            .formatted(problem.field(), escaped(problem.message()));
  }

  private String email() {
    String known = session.knownEmail();
    return known == null
        ? field("email", "Email", "email", "email", true)
        : "<p>Email: <span id=\"email\">" + escaped(known) + "</span></p>";
  }

  private String field(
      String id, String label, String type, String autocomplete, boolean required) {
    String value = typed.text(id);
    return input(id, label, type, autocomplete, "")
        .formatted(required ? " required" : "", value == null ? "" : escaped(value));
  }

  /** A field of the card, which is empty every time. */
  private String secret(String id, String label, String autocomplete, String placeholder) {
    String more = " inputmode=\"numeric\" placeholder=\"" + placeholder + "\"";
    return input(id, label, "text", autocomplete, more).formatted(" required", "");
  }

  private String input(String id, String label, String type, String autocomplete, String more) {
    boolean wrong = problem != null && problem.field().equals(id);
    String invalid = wrong ? " aria-invalid=\"true\" aria-describedby=\"error\" autofocus" : "";
    return "<label for=\"%1$s\">%2$s</label>\n<input id=\"%1$s\" name=\"%1$s\" type=\"%3$s\" autocomplete=\"%4$s\"%5$s%6$s%%s value=\"%%s\">"
        .formatted(id, label, type, autocomplete, more, invalid);
  }

  private String countries() {
    String sent = typed.text("billingCountry");
    String chosen = sent == null ? country : sent;
    String options =
        Arrays.stream(Locale.getISOCountries())
            .sorted(Comparator.comparing(CheckoutHtml::name))
            .map(code -> option(code, code.equals(chosen)))
            .collect(Collectors.joining("\n"));
    return """
    <label for="billingCountry">Country or region</label>
    <select id="billingCountry" name="billingCountry" autocomplete="billing country">
    %s
    </select>\
    """
        .formatted(options);
  }

  private static String option(String code, boolean chosen) {
    return "<option value=\"%s\"%s>%s</option>"
        .formatted(code, chosen ? " selected" : "", escaped(name(code)));
  }

  private static String name(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
  }

  private String message(String place) {
    return session.object("custom_text").get(place) instanceof JsonObject text
        ? "<p>" + escaped(text.get("message").getAsString()) + "</p>\n"
        : "";
  }

  private String button() {
    if (isSetup()) {
      return "Save card";
    }
    String type = session.text("submit_type");
    return switch (type == null ? "auto" : type) {
      case "book" -> "Book " + total();
      case "donate" -> "Donate " + total();
      case "subscribe" -> "Subscribe " + total();
      default -> "Pay " + total();
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
