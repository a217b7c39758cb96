package testmode.simulator.checkout;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.simulator.wire.Form;
import testmode.simulator.wire.StripeJson;

/**
 * What a shopper typed into the page, each field found complete.
 *
 * @param email null if the merchant told it already
 */
record CheckoutEntry(
    @Nullable String email,
    String number,
    String month,
    String year,
    String cvc,
    String name,
    @Nullable String country,
    @Nullable String postalCode) {

  /** A field that is not complete, with the words for the shopper. */
  record Gap(String field, String message) {}

  private static final Pattern EXPIRY = Pattern.compile("(\\d{1,2})\\s*/\\s*((?:20)?\\d{2})");
  private static final Pattern CVC = Pattern.compile("\\d{3,4}");

  /** The first field that is not complete, or null. */
  static @Nullable Gap gap(Form form, boolean emailKnown) {
    String email = form.text("email");
    if (!emailKnown && (email == null || !SessionRules.isEmail(email.strip()))) {
      return new Gap("email", "Your email is incomplete.");
    }
    if (form.text("cardNumber") == null) {
      return new Gap("cardNumber", "Your card number is incomplete.");
    }
    String expiry = form.text("cardExpiry");
    if (expiry == null || !expiry(expiry).matches()) {
      return new Gap("cardExpiry", "Your card's expiration date is incomplete.");
    }
    String cvc = form.text("cardCvc");
    if (cvc == null || !CVC.matcher(cvc.strip()).matches()) {
      return new Gap("cardCvc", "Your card's security code is incomplete.");
    }
    return form.text("billingName") == null
        ? new Gap("billingName", "Your name is incomplete.")
        : null;
  }

  /** Of a form that has no {@link #gap}. */
  static CheckoutEntry of(Form form) {
    Matcher expiry = expiry(form.required("cardExpiry"));
    if (!expiry.matches()) {
      throw new IllegalStateException("A form with a gap is no entry");
    }
    return new CheckoutEntry(
        form.text("email") == null ? null : form.required("email").strip(),
        form.required("cardNumber").strip(),
        expiry.group(1),
        expiry.group(2),
        form.required("cardCvc").strip(),
        form.required("billingName").strip(),
        form.text("billingCountry"),
        form.text("billingPostalCode"));
  }

  /** {@code 12 / 34}, {@code 12/2034} or {@code 1234}. */
  private static Matcher expiry(String typed) {
    String text = typed.strip();
    return EXPIRY.matcher(
        text.matches("\\d{4}") ? text.substring(0, 2) + "/" + text.substring(2) : text);
  }

  /** The parameters of a PaymentMethod. */
  Form card() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("number", number);
    card.put("exp_month", month);
    card.put("exp_year", year);
    card.put("cvc", cvc);
    Map<String, Object> billing = new LinkedHashMap<>();
    billing.put("name", name);
    put(billing, "email", email);
    Map<String, Object> address = new LinkedHashMap<>();
    put(address, "country", country);
    put(address, "postal_code", postalCode);
    billing.put("address", address);
    return Form.of(Map.of("type", "card", "card", card, "billing_details", billing));
  }

  /** The parameters of a Customer. */
  Form customer(@Nullable String knownEmail) {
    Map<String, Object> customer = new LinkedHashMap<>();
    customer.put("name", name);
    put(customer, "email", email == null ? knownEmail : email);
    return Form.of(customer);
  }

  /** The session's {@code customer_details}. */
  JsonObject details(@Nullable String knownEmail) {
    JsonObject address = new JsonObject();
    StripeJson.nulls(address, "city");
    address.add("country", StripeJson.nullable(country));
    StripeJson.nulls(address, "line1", "line2");
    address.add("postal_code", StripeJson.nullable(postalCode));
    StripeJson.nulls(address, "state");
    JsonObject details = SessionShape.customerDetails();
    details.add("address", address);
    details.add("email", StripeJson.nullable(email == null ? knownEmail : email));
    details.addProperty("name", name);
    details.add("tax_ids", new JsonArray());
    return details;
  }

  private static void put(Map<String, Object> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  /** Without the card: this text could end up in a message. */
  @Override
  public String toString() {
    return "what a shopper entered";
  }
}
