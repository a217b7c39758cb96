package testmode.quickstart;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The little of curl that the page uses, as a request: an address, -X, -u, -H and -d. */
final class CurlLine {
  /** A word, a text in single or double quotes, or several of these grown together. */
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  private final List<String> data = new ArrayList<>();
  private final HttpRequest.Builder request = HttpRequest.newBuilder();
  private @Nullable String method;
  private boolean typed;

  private CurlLine() {}

  /**
   * @throws IllegalArgumentException for what a person's curl may understand, but this does not
   */
  static HttpRequest parse(String line) {
    List<String> words = WORD.matcher(line).results().map(CurlLine::unquoted).toList();
    if (!words.get(0).equals("curl")) {
      throw new IllegalArgumentException("no curl line: " + line);
    }
    CurlLine curl = new CurlLine();
    for (Iterator<String> rest = words.listIterator(1); rest.hasNext(); ) {
      curl.take(rest.next(), rest);
    }
    return curl.request();
  }

  private void take(String word, Iterator<String> rest) {
    switch (word) {
      case "-X" -> method = rest.next();
      case "-d" -> data.add(rest.next());
      case "-H" -> header(rest.next());
      case "-u" ->
          request.header(
              "Authorization",
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString(rest.next().getBytes(StandardCharsets.UTF_8)));
      default -> {
        if (!word.startsWith("http://")) {
          throw new IllegalArgumentException("not understood: " + word);
        }
        request.uri(URI.create(word));
      }
    }
  }

  private void header(String text) {
    String[] parts = text.split(": ", 2);
    typed |= parts[0].equalsIgnoreCase("Content-Type");
    request.header(parts[0], parts[1]);
  }

  /** As curl has it: data makes it a POST of a form unless something else is said. */
  private HttpRequest request() {
    if (!data.isEmpty() && !typed) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    String verb = method != null ? method : data.isEmpty() ? "GET" : "POST";
    return request
        .method(
            verb,
            data.isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(String.join("&", data)))
        .build();
  }

  private static String unquoted(MatchResult word) {
    return QUOTED
        .matcher(word.group())
        .replaceAll(
            part ->
                java.util.regex.Matcher.quoteReplacement(
                    part.group(1) != null ? part.group(1) : part.group(2)));
  }
}
