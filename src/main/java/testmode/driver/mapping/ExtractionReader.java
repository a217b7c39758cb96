package testmode.driver.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads where a value stands in an answer. */
final class ExtractionReader {

  private static final List<String> SOURCES = List.of("json", "header", "cookie", "network");
  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*");

  private ExtractionReader() {}

  static Extraction read(Place place) {
    Map<String, Place> keys = place.section(Block.EXTRACTION);
    List<String> sources = SOURCES.stream().filter(keys::containsKey).toList();
    Place regex = keys.get("regex");
    String pattern = regex == null ? null : pattern(regex);
    if (sources.size() > 1 || (sources.isEmpty() && regex == null)) {
      place.wrong(
          "'"
              + place.path()
              + "' must have exactly one of json, header, cookie, network, or regex alone");
      return new Extraction(Extraction.Source.JSON, "", null, null, true, false, null, null);
    }
    Extraction.Source source =
        sources.isEmpty()
            ? Extraction.Source.REGEX
            : Extraction.Source.valueOf(sources.get(0).toUpperCase(Locale.ROOT));
    String call = null;
    String expression = pattern == null ? "" : pattern;
    switch (source) {
      case JSON -> expression = pointer(keys.get("json"));
      case HEADER -> expression = keys.get("header").text();
      case COOKIE -> expression = keys.get("cookie").text();
      case REGEX -> pattern = null;
      case NETWORK -> {
        Map<String, Place> network = keys.get("network").section(Block.NETWORK);
        Place method = keys.get("network").required(network, "method");
        Place path = keys.get("network").required(network, "path");
        Place response = keys.get("network").required(network, "response");
        if (method != null && path != null && response != null) {
          call = StepReader.method(method) + " " + path.text();
          expression = pointer(response);
        }
      }
    }
    return new Extraction(
        source,
        expression,
        pattern,
        call,
        keys.containsKey("optional") && keys.get("optional").truth(),
        keys.containsKey("count") && keys.get("count").truth(),
        keys.containsKey("sum") ? pointer(keys.get("sum")) : null,
        keys.containsKey("equals") ? keys.get("equals").json() : null);
  }

  static String pointer(Place place) {
    String pointer = place.text();
    return requirePointer(place, pointer) ? pointer : "";
  }

  /** Whether it is one; reported when it is not. */
  static boolean requirePointer(Place place, String pointer) {
    boolean is = POINTER.matcher(pointer).matches();
    if (!is) {
      place.wrong(
          "'" + place.path() + "' (" + pointer + ") must be a JSON pointer, as in /order/id");
    }
    return is;
  }

  private static String pattern(Place place) {
    Pattern pattern = compiled(place);
    if (pattern != null && pattern.matcher("").groupCount() < 1) {
      place.wrong("'" + place.path() + "' needs a group in round brackets around the value");
    }
    return place.text();
  }

  /** Null, and reported, when it is no pattern. */
  static @Nullable Pattern compiled(Place place) {
    try {
      return Pattern.compile(place.text());
    } catch (PatternSyntaxException e) {
      place.wrong(
          "'"
              + place.path()
              + "' ("
              + e.getPattern()
              + ") is no regular expression: "
              + e.getDescription());
      return null;
    }
  }
}
