package testmode.merchant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop's pages: HTML files with {@code {{names}}}, whose values are always escaped. */
final class Pages {

  private static final Map<String, String> FILES = new ConcurrentHashMap<>();
  private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");

  private Pages() {}

  static String start() {
    return page("A gift card", "start.html", Map.of());
  }

  static String checkout(Order order) {
    return page(
        "Checkout",
        "checkout.html",
        Map.of("id", order.id(), "price", Prices.text(order.amount(), order.currency())));
  }

  /** Where a shopper lands after paying, whatever came of it. */
  static String result(Order order, PayAnswer answer) {
    boolean again = answer.outcome() == Outcome.DECLINED && order.open();
    return page(
        heading(answer.outcome()),
        "result.html",
        Map.of(
            "id",
            order.id(),
            "price",
            Prices.text(order.amount(), order.currency()),
            "outcome",
            answer.outcome().wire(),
            "message",
            answer.message(),
            "next",
            again ? "/orders/" + order.id() + "/checkout" : "/orders/" + order.id() + "/return",
            "next_text",
            again ? "Pay again" : "Look again"));
  }

  static String error(int status, String sentence) {
    return page(
        "Sorry", "error.html", Map.of("status", Integer.toString(status), "sentence", sentence));
  }

  private static String heading(Outcome outcome) {
    return switch (outcome) {
      case PAID -> "Paid";
      case DECLINED -> "Not paid";
      case REQUIRES_ACTION -> "One more step";
      case UNKNOWN -> "Not known yet";
      case IN_PROGRESS -> "In progress";
      case CANCELLED -> "Cancelled";
    };
  }

  private static String page(String title, String file, Map<String, String> values) {
    String body = filled(file(file), values);
    return filled(file("layout.html"), Map.of("title", title)).replace("<!-- body -->", body);
  }

  private static String filled(String template, Map<String, String> values) {
    return NAME.matcher(template)
        .replaceAll(
            match -> Matcher.quoteReplacement(escaped(values.getOrDefault(match.group(1), ""))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String file(String name) {
    return FILES.computeIfAbsent(name, Pages::read);
  }

  private static String read(String name) {
    try (InputStream in = Pages.class.getResourceAsStream("pages/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The page " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The page " + name + " cannot be read", e);
    }
  }
}
