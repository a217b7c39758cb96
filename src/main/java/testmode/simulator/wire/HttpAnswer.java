package testmode.simulator.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

  public HttpAnswer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public static HttpAnswer json(int status, String body) {
    return new HttpAnswer(status, Map.of("Content-Type", "application/json"), body);
  }

  /** What the web server in front of Stripe says itself, before Stripe is asked. */
  public static HttpAnswer frontDoor(int status, String reason) {
    String page =
        "<html>\r\n<head><title>%1$d %2$s</title></head>\r\n<body>\r\n<center><h1>%1$d %2$s</h1>"
            + "</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    return new HttpAnswer(
        status, Map.of("Content-Type", "text/html"), page.formatted(status, reason));
  }
}
