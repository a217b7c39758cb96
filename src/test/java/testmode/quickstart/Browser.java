package testmode.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testmode.http.UnpooledHttpClient;

/** Ada's browser on the bank's test page of 3-D Secure. */
final class Browser {
  private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");

  private static final HttpClient CLIENT = UnpooledHttpClient.create();

  private Browser() {}

  /**
   * Presses Complete.
   *
   * @return where the bank sends her: the shop's return address, with what Stripe added to it
   */
  static URI authenticate(String page) throws IOException, InterruptedException {
    HttpRequest visit = HttpRequest.newBuilder(URI.create(page)).build();
    Matcher form = FORM.matcher(CLIENT.send(visit, BodyHandlers.ofString()).body());
    assertThat(form.find()).as("the page holds a form").isTrue();
    HttpRequest press =
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("result=authorize"))
            .build();
    HttpResponse<Void> back = CLIENT.send(press, BodyHandlers.discarding());
    return URI.create(back.headers().firstValue("Location").orElseThrow());
  }
}
