package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SameSeedTest {
  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

  /** Every byte that a fixed sequence of requests gets back, headers of ours included. */
  private static String story(long seed, String key) {
    SimulatorConfig config = SimulatorConfig.defaults().withClockStart(START).withSeed(seed);
    StringBuilder story = new StringBuilder();
    try (StripeSimulator simulator = StripeSimulator.start(config)) {
      Wire wire = Wire.bearer(simulator, key);
      tell(story, wire.post("/v1/customers", "name=Ada"));
      tell(story, wire.post("/v1/customers", "wat=1"));
      wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 60}");
      String url = "http%3A%2F%2F127.0.0.1%3A1";
      tell(story, wire.post("/v1/webhook_endpoints", "enabled_events[]=charge.failed&url=" + url));
      tell(story, wire.post("/v1/customers", "name=Ben", "Idempotency-Key", "k"));
      tell(story, wire.get("/v1/events"));
    }
    return story.toString();
  }

  private static void tell(StringBuilder story, Wire.Reply reply) {
    story.append(reply.status()).append(reply.header("Request-Id"));
    story.append(reply.header("Idempotency-Key")).append(reply.body());
  }

  @Test
  void theSameSeedStartAndRequestsGiveTheSameBytes() {
    assertThat(story(7, "sk_test_a")).isEqualTo(story(7, "sk_test_a"));
  }

  @Test
  void anotherSeedOrAnotherAccountGivesOtherIds() {
    String one = story(7, "sk_test_a");
    assertThat(story(8, "sk_test_a")).isNotEqualTo(one);
    assertThat(story(7, "sk_test_b")).isNotEqualTo(one);
  }

  @Test
  void aResetAccountTellsItsStoryAnew() {
    SimulatorConfig config = SimulatorConfig.defaults().withClockStart(START);
    try (StripeSimulator simulator = StripeSimulator.start(config)) {
      Wire wire = Wire.bearer(simulator, "sk_test_a");
      Wire.Reply first = wire.post("/v1/customers", "name=Ada", "Idempotency-Key", "k");
      wire.send("POST", "/_testmode/reset", "");
      assertThat(wire.get("/v1/customers/" + first.id()).status()).isEqualTo(404);
      wire.send("POST", "/_testmode/reset", "");
      Wire.Reply again = wire.post("/v1/customers", "name=Ada", "Idempotency-Key", "k");
      assertThat(again.header("Idempotent-Replayed")).isNull();
      assertThat(again.body()).isEqualTo(first.body());
    }
  }
}
