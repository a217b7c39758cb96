package testmode.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.simulator.facts.StripeFact.Source.DOCUMENTED;
import static testmode.simulator.facts.StripeFact.Source.OBSERVED;

import com.google.gson.JsonElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.simulator.facts.StripeFact;

final class ListingTest {
  private static final long START = 1_800_000_000L;
  private static final List<String> IDS = new ArrayList<>();
  private static StripeSimulator simulator;
  private static Wire wire;

  /** Twelve customers, one a minute; IDS has the newest first. */
  @BeforeAll
  static void twelveCustomers() {
    simulator =
        StripeSimulator.start(
            SimulatorConfig.defaults().withClockStart(Instant.ofEpochSecond(START)));
    wire = Wire.bearer(simulator, "sk_test_list");
    for (int i = 0; i < 12; i++) {
      IDS.add(0, wire.post("/v1/customers", "name=N" + i).id());
      wire.send("POST", "/_testmode/clock/advance", "{\"seconds\": 60}");
    }
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static List<String> page(String query) {
    List<String> ids = new ArrayList<>();
    for (JsonElement item : wire.get("/v1/customers?" + query).json().getAsJsonArray("data")) {
      ids.add(item.getAsJsonObject().get("id").getAsString());
    }
    return ids;
  }

  private static boolean hasMore(String query) {
    return wire.get("/v1/customers?" + query).json().get("has_more").getAsBoolean();
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/pagination",
      on = "2026-11-23")
  void showsTheNewestTenFirst() {
    assertThat(page("")).isEqualTo(IDS.subList(0, 10));
    assertThat(hasMore("")).isTrue();
    assertThat(wire.get("/v1/customers").json().keySet())
        .containsExactly("object", "data", "has_more", "url");
  }

  @Test
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/pagination",
      on = "2026-11-23")
  void continuesAfterAndBeforeACursor() {
    assertThat(page("limit=3&starting_after=" + IDS.get(2))).isEqualTo(IDS.subList(3, 6));
    assertThat(hasMore("limit=3&starting_after=" + IDS.get(8))).isFalse();
    assertThat(page("limit=3&ending_before=" + IDS.get(6))).isEqualTo(IDS.subList(3, 6));
    assertThat(hasMore("limit=3&ending_before=" + IDS.get(3))).isFalse();
    assertThat(hasMore("limit=3&ending_before=" + IDS.get(4))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "101, 12", "200, 12", "2, 2"})
  @StripeFact(source = OBSERVED, ref = "probe: Kiln-AI/stripe_world, pagination", on = "2026-09-22")
  void clampsTheLimit(int limit, int shown) {
    assertThat(page("limit=" + limit)).hasSize(shown);
  }

  @ParameterizedTest
  @CsvSource({"gt, 9", "gte, 10", "lt, 2", "lte, 3"})
  @StripeFact(
      source = DOCUMENTED,
      ref = "https://docs.stripe.com/api/customers/list",
      on = "2026-11-23")
  void filtersByTimeOfCreation(String bound, int count) {
    assertThat(page("created[" + bound + "]=" + (START + 120) + "&limit=100")).hasSize(count);
  }

  @Test
  void filtersByOneExactTime() {
    assertThat(page("created=" + START)).containsExactly(IDS.get(11));
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "probe: Kiln-AI/stripe_world, pagination", on = "2026-09-22")
  void refusesUnknownCursorsFirstAndThenTwoOfThem() {
    Wire.Reply unknown =
        wire.get("/v1/customers?starting_after=cus_nope&ending_before=" + IDS.get(0));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.error().get("param").getAsString()).isEqualTo("starting_after");
    assertThat(unknown.error().get("message").getAsString())
        .isEqualTo("No such customer: 'cus_nope'");
    Wire.Reply both =
        wire.get("/v1/customers?starting_after=" + IDS.get(1) + "&ending_before=" + IDS.get(0));
    assertThat(both.error().get("message").getAsString())
        .isEqualTo(
            "Received both starting_after and ending_before parameters. Please pass in only one.");
  }

  @Test
  @StripeFact(source = OBSERVED, ref = "probe: github stripe/stripe-node #2368", on = "2026-11-23")
  void aCursorThatTheFiltersHideIsMissing() {
    String newest = IDS.get(0);
    Wire.Reply reply =
        wire.get("/v1/customers?starting_after=" + newest + "&created[lte]=" + START);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().get("code").getAsString()).isEqualTo("resource_missing");
    assertThat(reply.error().get("param").getAsString()).isEqualTo("starting_after");
  }

  @Test
  void walksAllPagesBothWays() {
    List<String> seen = new ArrayList<>(page("limit=5"));
    while (hasMore("limit=5&starting_after=" + seen.get(seen.size() - 1))) {
      seen.addAll(page("limit=5&starting_after=" + seen.get(seen.size() - 1)));
    }
    seen.addAll(page("limit=5&starting_after=" + seen.get(seen.size() - 1)));
    assertThat(seen).isEqualTo(IDS);
    assertThat(page("limit=100&ending_before=" + IDS.get(11))).isEqualTo(IDS.subList(0, 11));
  }

  @ParameterizedTest
  @CsvSource({"starting_after", "ending_before"})
  void anEmptyCursorIsRefused(String cursor) {
    assertThat(wire.get("/v1/customers?" + cursor + "=").error().get("code").getAsString())
        .isEqualTo("parameter_invalid_empty");
  }
}
