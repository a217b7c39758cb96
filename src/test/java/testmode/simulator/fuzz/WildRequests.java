package testmode.simulator.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import testmode.simulator.resource.Route;

/** Makes requests for a route: most of them nearly right, so that they get far before they fail. */
final class WildRequests {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int MEBIBYTE = 1 << 20;

  private final Dice dice;
  private final Known known;
  private final Lessons lessons;
  private final String key;

  /**
   * @param key the account's name: {@code x} of {@code sk_test_x}
   */
  WildRequests(Dice dice, Known known, Lessons lessons, String key) {
    this.lessons = lessons;
    this.dice = dice;
    this.known = known;
    this.key = key;
  }

  WildRequest forRoute(Route route) {
    String form = WildForm.of(dice, known, route.params(), param -> lessons.warnOf(route, param));
    boolean inQuery = !route.method().equals("POST") ^ dice.oneIn(40);
    String target = path(route.template()) + (inQuery && !form.isEmpty() ? "?" + form : "");
    byte[] body = inQuery ? new byte[0] : body(form);
    return new WildRequest(method(route.method()), target, headers(), body, dice.oneIn(20));
  }

  /** A request for a page, whose form is what the page itself would send, or nearly. */
  WildRequest forPage(String page, String form) {
    String[] methodAndPath = page.split(" ");
    return new WildRequest(
        methodAndPath[0],
        methodAndPath[1] + "?" + form,
        List.of("Content-Type: " + FORM),
        methodAndPath[0].equals("POST") ? body("result=authorize") : new byte[0],
        false);
  }

  private String method(String right) {
    return dice.oneIn(25)
        ? dice.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "get")
        : right;
  }

  private String path(String template) {
    List<String> segments = new ArrayList<>();
    for (String segment : template.split("/")) {
      segments.add(segment.startsWith("{") ? id(segments.get(segments.size() - 1)) : segment);
    }
    String path = String.join("/", segments);
    return dice.oneIn(30) ? broken(path) : path;
  }

  /** Mostly an id of what the segment before it names in the plural. */
  private String id(String collection) {
    return switch (dice.below(25)) {
      case 0 -> dice.of("nope", "%00", "%2e%2e", "a%2Fb", "%F0%9F%98%80", "%C3%28", "{id}", "..");
      case 1 -> known.id(dice);
      default -> known.id(dice, collection.replaceFirst("s$", ""));
    };
  }

  private String broken(String path) {
    return switch (dice.below(9)) {
      case 0 -> path + "/";
      case 1 -> "/" + path;
      case 2 -> path.replaceFirst("/v1", "");
      case 3 -> path + "/../customers";
      case 4 -> path.toUpperCase(Locale.ROOT);
      case 5 -> path + "%00";
      case 6 -> path + "/" + "x".repeat(dice.of(300, 17_000));
      case 7 -> "http://elsewhere.test" + path;
      default -> path + dice.of(";a=b", "%", "|", "//", "/.", "#x", "?", "??", "?&&=&=");
    };
  }

  private byte[] body(String form) {
    byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
    return switch (dice.below(100)) {
      case 0 -> dice.bytes(200);
      case 1 -> "{\"amount\": 1000, \"currency\": \"usd\"}".getBytes(StandardCharsets.UTF_8);
      case 2 -> flipped(bytes);
      case 3 -> ("\uFEFF" + form).getBytes(StandardCharsets.UTF_8);
      case 4 -> form.getBytes(StandardCharsets.UTF_16);
      case 5 -> dice.oneIn(4) ? new byte[MEBIBYTE + dice.below(3)] : bytes;
      case 6 -> "&".repeat(5_000).getBytes(StandardCharsets.US_ASCII);
      default -> bytes;
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = 0; flipped.length > 0 && i < 3; i++) {
      flipped[dice.below(flipped.length)] ^= (byte) (1 << dice.below(8));
    }
    return flipped;
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>();
    headers.add("Authorization: " + authorization());
    if (!dice.oneIn(30)) {
      headers.add("Content-Type: " + contentType());
    }
    if (dice.oneIn(4)) {
      headers.add("Idempotency-Key: " + idempotencyKey());
    }
    if (dice.oneIn(25)) {
      headers.add(
          "Stripe-Version: "
              + dice.of("2020-08-27", "2026-07-29.dahlia", "2023-10-16", "latest", "", "é", "1;"));
    }
    if (dice.oneIn(30)) {
      headers.add(
          dice.of(
              "Stripe-Account: acct_nope",
              "Accept: image/png",
              "Accept-Encoding: gzip, br",
              "X-Long: " + "y".repeat(8_000),
              "X-Raw: \u0001é😀",
              "Authorization: Bearer sk_test_second",
              "Cookie: a=b",
              "Range: bytes=0-1"));
    }
    return headers;
  }

  private String authorization() {
    return switch (dice.below(60)) {
      case 0 ->
          dice.of(
              "",
              "Bearer",
              "Bearer ",
              "Bearer  sk_test_" + key + " ",
              "Bearer sk_test_",
              "Bearer sk_test_é",
              "Bearer sk_live_abcdefgh",
              "Bearer sk_test_" + "k".repeat(5_000),
              "Basic !!!",
              "Basic " + Base64.getEncoder().encodeToString(dice.bytes(20)),
              "Digest username=\"x\"",
              "sk_test_" + key);
      case 1, 2 -> "Bearer pk_test_" + key;
      case 3 -> "Bearer rk_test_" + key;
      case 4 ->
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(("sk_test_" + key + ":").getBytes(StandardCharsets.UTF_8));
      default -> "Bearer sk_test_" + key;
    };
  }

  private String contentType() {
    return dice.oneIn(25)
        ? dice.of(
            "application/json",
            "text/plain",
            "multipart/form-data; boundary=x",
            FORM + "; charset=utf-16",
            FORM + ";charset=UTF-8",
            ";",
            "é")
        : FORM;
  }

  /** Of few, so that keys meet other requests. */
  private String idempotencyKey() {
    return switch (dice.below(10)) {
      case 0 -> dice.of("", " ", "é", "k".repeat(255), "k".repeat(256), "k'\"\\", "\u0001");
      default -> "key-" + dice.below(300);
    };
  }
}
