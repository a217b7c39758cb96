package testmode.simulator.resource;

import java.util.Map;

/** What a browser gets: a page or a redirect. */
public record PageAnswer(int status, Map<String, String> headers, String body) {

  public PageAnswer {
    headers = Map.copyOf(headers);
  }

  public static PageAnswer html(int status, String body) {
    return new PageAnswer(status, Map.of("Content-Type", "text/html; charset=utf-8"), body);
  }

  /** 303, so that a browser follows a POST by a GET. */
  public static PageAnswer redirect(String location) {
    return new PageAnswer(303, Map.of("Location", location), "");
  }
}
