package testmode.driver.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import testmode.driver.StripeAccess;
import testmode.driver.web.TinyServer;
import testmode.driver.web.TinyServer.Asked;
import testmode.driver.web.TinyServer.Reply;

/** How far back the looks for events go, and how long events are kept. */
class EventFeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Pattern SINCE = Pattern.compile("created\\[gte]=(\\d+)");
  private static final long NEWEST = 100_000;

  private final Map<String, Long> events = new ConcurrentHashMap<>(Map.of("evt_1", NEWEST));
  private final TinyServer stripe = new TinyServer().on("GET /v1/events", this::list);
  private final EventFeed feed =
      EventFeed.open(
          new StripeAccess(stripe.uri(), "sk_test_a", "pk_test_a"),
          InstantSource.system(),
          Duration.ofMillis(2));

  private volatile List<String> told = List.of();
  private volatile int looks;

  @AfterEach
  void close() {
    feed.close();
    stripe.close();
  }

  private Reply list(Asked asked) {
    long since = since(asked);
    String data =
        events.entrySet().stream()
            .filter(event -> event.getValue() >= since)
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(
                event ->
                    "{\"id\": \"%s\", \"created\": %d}".formatted(event.getKey(), event.getValue()))
            .collect(Collectors.joining(","));
    return new Reply(200, "{\"has_more\": false, \"data\": [" + data + "]}", Map.of());
  }

  private static long since(Asked asked) {
    Matcher since = SINCE.matcher(URLDecoder.decode(asked.query(), StandardCharsets.UTF_8));
    return since.find() ? Long.parseLong(since.group(1)) : 0;
  }

  private void look(List<JsonObject> since, long beganMillis) {
    told = since.stream().map(EventFeed::id).toList();
    looks++;
  }

  private void awaitTold(String... ids) {
    await().atMost(LONG).until(() -> told.equals(List.of(ids)));
  }

  @Test
  void aLookGoesBackTenSecondsAndEveryTenthAMinute() {
    feed.follow(this::look);
    await().atMost(LONG).until(() -> looks >= 20);

    assertThat(stripe.asked().stream().skip(2).limit(20).map(EventFeedTest::since))
        .containsOnly(NEWEST - 10, NEWEST - 60)
        .filteredOn(since -> since == NEWEST - 60)
        .hasSize(2);
  }

  @Test
  void anEventThatIsListedVeryLateIsToldAllTheSame() {
    feed.follow(this::look);
    events.put("evt_2", NEWEST + 1);
    awaitTold("evt_2");

    events.put("evt_late", NEWEST - 30);

    awaitTold("evt_2", "evt_late");
  }

  @Test
  void eventsOfNoScenarioThatStillPlaysAreForgotten() {
    feed.follow(this::look);
    events.put("evt_2", NEWEST + 1);
    awaitTold("evt_2");

    events.put("evt_3", NEWEST + 3_600);

    awaitTold("evt_3");
  }
}
