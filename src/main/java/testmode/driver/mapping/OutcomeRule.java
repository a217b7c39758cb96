package testmode.driver.mapping;

import com.google.gson.JsonElement;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import testmode.driver.PaymentAnswer;
import testmode.driver.web.HttpAnswer;

/**
 * What an answer of the app amounts to for the shopper, when it looks like this.
 *
 * @param statuses the HTTP statuses meant; empty for any
 * @param pointer a place in the JSON body; null when only the status counts
 * @param exists whether something other than null must stand there
 * @param equal what must stand there; null for anything
 * @param reason a JSON pointer to Stripe's decline code, or the code itself; so are message and
 *     advice
 */
public record OutcomeRule(
    Set<Integer> statuses,
    @Nullable String pointer,
    boolean exists,
    @Nullable JsonElement equal,
    PaymentAnswer.Kind is,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String advice) {

  public OutcomeRule {
    statuses = Set.copyOf(statuses);
  }

  /** Whether the answer looks like this. */
  public boolean matches(HttpAnswer answer) {
    if (!statuses.isEmpty() && !statuses.contains(answer.status())) {
      return false;
    }
    if (pointer == null) {
      return true;
    }
    JsonElement found = answer.at(pointer);
    return equal == null ? exists == (found != null) : equal.equals(found);
  }

  /** A text that is a JSON pointer stands for what it points to; every other one for itself. */
  public static @Nullable String told(@Nullable String text, HttpAnswer answer) {
    if (text == null || !text.startsWith("/")) {
      return text;
    }
    JsonElement found = answer.at(text);
    if (found == null) {
      return null;
    }
    return found.isJsonPrimitive() ? found.getAsString() : found.toString();
  }
}
