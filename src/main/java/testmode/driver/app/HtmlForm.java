package testmode.driver.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import testmode.driver.web.Query;

/**
 * A form of a plain page, as a browser without scripts would send it when one of its buttons is
 * pressed: what stands in its fields, what is chosen, and the button.
 *
 * @param action where it goes; empty for the page itself
 * @param fields names and values, in the page's order
 */
record HtmlForm(String action, Map<String, String> fields) {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", FLAGS);
  private static final Pattern FIELD =
      Pattern.compile("<(?:(input|button)\\b([^>]*)>|(select)\\b([^>]*)>(.*?)</select>)", FLAGS);
  private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>", FLAGS);

  /**
   * The form around the button that has this attribute.
   *
   * @param attribute {@code id}, or another
   */
  static Optional<HtmlForm> around(String html, String attribute, String value) {
    Matcher forms = FORM.matcher(html);
    while (forms.find()) {
      if (forms.group(2).contains(attribute + "=\"" + value + "\"")) {
        String action = attribute(forms.group(1), "action");
        Map<String, String> fields = fields(forms.group(2), attribute, value);
        return Optional.of(new HtmlForm(action == null ? "" : action, fields));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> fields(String inside, String attribute, String value) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher found = FIELD.matcher(inside);
    while (found.find()) {
      boolean select = found.group(3) != null;
      String attributes = select ? found.group(4) : found.group(2);
      String name = attribute(attributes, "name");
      boolean pressed = value.equals(attribute(attributes, attribute));
      String sent =
          select
              ? chosen(found.group(5))
              : pressed || isSent(found.group(1), attributes)
                  ? String.valueOf(Optional.ofNullable(attribute(attributes, "value")).orElse(""))
                  : null;
      if (name != null && sent != null) {
        fields.put(name, sent);
      }
    }
    return fields;
  }

  /** Buttons that are not pressed and boxes that are not ticked stay behind. */
  private static boolean isSent(String tag, String attributes) {
    String type = String.valueOf(attribute(attributes, "type")).toLowerCase(Locale.ROOT);
    return switch (type) {
      case "checkbox", "radio" -> attributes.matches("(?is).*\\bchecked\\b.*");
      case "submit", "button", "image", "reset" -> false;
      default -> tag.equalsIgnoreCase("input");
    };
  }

  /** The option that is marked, else the first. */
  private static @Nullable String chosen(String options) {
    String first = null;
    Matcher option = OPTION.matcher(options);
    while (option.find()) {
      String value = attribute(option.group(1), "value");
      if (option.group(1).matches("(?is).*\\sselected\\b.*")) {
        return value;
      }
      first = first == null ? value : first;
    }
    return first;
  }

  /** The same with this in a field, where the form has it. */
  HtmlForm typed(String name, String value) {
    Map<String, String> typed = new LinkedHashMap<>(fields);
    typed.replace(name, value);
    return new HtmlForm(action, typed);
  }

  String body() {
    return Query.of(fields);
  }

  /** The value of an attribute in a tag; null for none. */
  static @Nullable String attribute(String tag, String name) {
    Matcher matcher =
        Pattern.compile("(?<![\\w-])" + name + "\\s*=\\s*\"([^\"]*)\"", FLAGS).matcher(tag);
    return matcher.find() ? unescaped(matcher.group(1)) : null;
  }

  static String unescaped(String html) {
    return html.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
