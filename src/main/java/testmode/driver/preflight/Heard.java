package testmode.driver.preflight;

import com.google.gson.JsonElement;
import com.stripe.exception.StripeException;
import com.stripe.net.StripeResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import testmode.driver.StripeKeys;
import testmode.driver.web.HttpAnswer;

/**
 * What Stripe said to one question, a refusal included.
 *
 * @param status of HTTP; 0 for an answer that is not HTTP as Stripe speaks it
 * @param version the API version that it speaks; null on a refusal
 * @param code of the error; null for none
 * @param message of the error, its keys masked; empty for none
 */
record Heard(
    int status, HttpAnswer body, @Nullable String version, @Nullable String code, String message) {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  static Heard of(StripeResponse answer) {
    return new Heard(
        answer.code(),
        new HttpAnswer(answer.code(), Map.of(), answer.body()),
        answer.headers().firstValue("Stripe-Version").orElse(null),
        null,
        "");
  }

  static Heard of(StripeException refusal) {
    int status = Objects.requireNonNullElse(refusal.getStatusCode(), 0);
    String told =
        refusal.getStripeError() == null
            ? refusal.getMessage()
            : refusal.getStripeError().getMessage();
    String message = StripeKeys.masked(Objects.requireNonNullElse(told, ""));
    return new Heard(
        status, new HttpAnswer(status, Map.of(), ""), null, refusal.getCode(), message);
  }

  boolean granted() {
    return status == OK;
  }

  /** Stripe knows no such key, or not any more. */
  boolean keyIsRefused() {
    return status == UNAUTHORIZED;
  }

  /** The key is good, but not for this. */
  boolean forbidden() {
    return status == FORBIDDEN;
  }

  @Nullable String text(String pointer) {
    return body.text(pointer);
  }

  boolean says(String pointer, boolean value) {
    JsonElement found = body.at(pointer);
    return found != null && found.isJsonPrimitive() && found.getAsBoolean() == value;
  }

  /** Without bodies: they hold client secrets. */
  @Override
  public String toString() {
    return "Heard[" + status + (code == null ? "" : " " + code) + "]";
  }
}
