package testmode.simulator.resource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a browser gets: a page or a redirect. */
public record PageAnswer(int status, Map<String, String> headers, String body) {
  /** The control character behind the last printable one. */
  private static final int DELETE = 0x7f;

  public PageAnswer {
    headers = Map.copyOf(headers);
  }

  public static PageAnswer html(int status, String body) {
    return new PageAnswer(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }

  /** 303, so that a browser follows a POST by a GET. */
  public static PageAnswer redirect(String location) {
    return new PageAnswer(303, Map.of("Location", ascii(location)), "");
  }

  /** What a header cannot hold is percent-encoded, a line break above all. */
  private static String ascii(String address) {
    StringBuilder ascii = new StringBuilder(address.length());
    for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
      ascii.append(b > ' ' && b < DELETE ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
    }
    return ascii.toString();
  }
}
