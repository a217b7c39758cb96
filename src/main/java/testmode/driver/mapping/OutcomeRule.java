package testmode.driver.mapping;

import com.google.gson.JsonElement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.PaymentAnswer;
import testmode.driver.web.HttpAnswer;

/**
 * What an answer of the app amounts to for the shopper, when it looks like this.
 *
 * @param statuses the HTTP statuses meant; empty for any
 * @param pointer a place in the JSON body; null for none
 * @param header the name of a header; null for none. Never beside a pointer
 * @param regex what must be found in what stands there, or in the whole body when neither is given;
 *     null for anything
 * @param exists whether something must be found
 * @param equal what must be found, of a pattern its first group; null for anything
 * @param reason a JSON pointer to Stripe's decline code, or the code itself; so are message and
 *     advice
 */
public record OutcomeRule(
    Set<Integer> statuses,
    @Nullable String pointer,
    @Nullable String header,
    @Nullable Pattern regex,
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
    if (pointer == null && header == null && regex == null) {
      return true;
    }
    if (header == null && regex == null) {
      JsonElement found = answer.at(pointer);
      return equal == null ? exists == (found != null) : equal.equals(found);
    }
    String found = found(answer);
    return equal == null ? exists == (found != null) : plain(equal).equals(found);
  }

  private @Nullable String found(HttpAnswer answer) {
    String text;
    if (header != null) {
      text = answer.header(header).orElse(null);
    } else {
      JsonElement there = pointer == null ? null : answer.at(pointer);
      text = pointer == null ? answer.body() : there == null ? null : plain(there);
    }
    if (text == null || regex == null) {
      return text;
    }
    Matcher matcher = regex.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    String group = matcher.groupCount() < 1 ? null : matcher.group(1);
    return group == null ? matcher.group() : group;
  }

  private static String plain(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  /** A text that is a JSON pointer stands for what it points to; every other one for itself. */
  public static @Nullable String told(@Nullable String text, HttpAnswer answer) {
    if (text == null || !text.startsWith("/")) {
      return text;
    }
    JsonElement found = answer.at(text);
    return found == null ? null : plain(found);
  }
}
