package testmode.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form stage: query and body of a request as one tree. */
public final class FormParser {
  /** More than any real request has; guards the tree against being blown up. */
  private static final int MAX_PARAMETERS = 1_000;

  /** Deeper than any documented parameter. */
  private static final int MAX_DEPTH = 12;

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private final Map<String, Object> tree = new LinkedHashMap<>();
  private int count;

  private FormParser() {}

  public static Form parse(HttpRequest request) {
    FormParser parser = new FormParser();
    parser.add(request.query());
    if (request.body().length > 0) {
      checkType(request.header("content-type").orElse(""));
      parser.add(decodeUtf8(request.body()));
    }
    return Form.of(parser.tree);
  }

  private static void checkType(String sent) {
    String type = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals(JSON)) {
      throw malformed();
    }
    if (!type.equals(FORM)) {
      throw StripeError.invalid(
          null,
          null,
          ("Invalid request: unsupported Content-Type %s. If error persists and you need"
                  + " assistance, please contact support@stripe.com.")
              .formatted(sent));
    }
  }

  private static StripeError malformed() {
    // Known for JSON bodies; ASSUMED for bad escapes and bytes.
    return StripeError.invalid(
        null,
        null,
        "Invalid request (check that your POST content type is"
            + " application/x-www-form-urlencoded). If you have any questions, we can help at"
            + " https://support.stripe.com/.");
  }

  private void add(@Nullable String encoded) {
    if (encoded == null) {
      return;
    }
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        put(segments(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
  }

  private void put(List<String> segments, String value) {
    count++;
    if (count > MAX_PARAMETERS || segments.size() > MAX_DEPTH) {
      throw malformed();
    }
    Map<String, Object> branch = tree;
    for (int i = 0; i < segments.size() - 1; i++) {
      String following = segments.get(i + 1);
      branch = child(branch, index(branch, segments.get(i), following));
    }
    branch.put(index(branch, segments.get(segments.size() - 1), null), value);
  }

  /**
   * The key for an empty pair of brackets: a new item, or the last one if it still lacks the key.
   */
  private static String index(
      Map<String, Object> branch, String segment, @Nullable String following) {
    if (!segment.isEmpty()) {
      return segment;
    }
    String last = String.valueOf(branch.size() - 1);
    boolean open =
        following != null
            && !following.isEmpty()
            && branch.get(last) instanceof Map<?, ?> item
            && !item.containsKey(following);
    return open ? last : String.valueOf(branch.size());
  }

  @SuppressWarnings("unchecked") // only strings and such maps are ever put into the tree
  private static Map<String, Object> child(Map<String, Object> branch, String name) {
    if (!(branch.get(name) instanceof Map<?, ?>)) {
      branch.put(name, new LinkedHashMap<String, Object>());
    }
    return (Map<String, Object>) branch.get(name);
  }

  /** {@code a[b][]} as a, b and the empty string; a name with broken brackets stays whole. */
  private static List<String> segments(String name) {
    int open = name.indexOf('[');
    if (open <= 0 || !name.endsWith("]")) {
      return List.of(name);
    }
    List<String> segments = new ArrayList<>();
    segments.add(name.substring(0, open));
    String inner = name.substring(open + 1, name.length() - 1);
    for (String segment : inner.split("\\]\\[", -1)) {
      if (segment.contains("[") || segment.contains("]")) {
        return List.of(name);
      }
      segments.add(segment);
    }
    return segments;
  }

  private static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c == '%') {
        bytes.write(escaped(text, i));
        i += 3;
      } else {
        String plain = c == '+' ? " " : Character.toString(c);
        bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    return decodeUtf8(bytes.toByteArray());
  }

  private static int escaped(String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return high * 16 + low;
  }

  private static String decodeUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }
}
