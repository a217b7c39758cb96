package testmode.simulator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testmode.simulator.RegisteredRoutes;
import testmode.simulator.SimulatorConfig;
import testmode.simulator.StripeSimulator;
import testmode.simulator.Wire;
import testmode.simulator.properties.Audit;
import testmode.simulator.properties.Tries;

/** The pages for browsers, asked with true addresses, bent ones and none: a page or a redirect. */
@Timeout(300)
final class PagesFuzzTest {
  private final Tries tries = Tries.of(1, 300);
  private final Dice dice = new Dice(tries.seed());
  private final List<String> pages = RegisteredRoutes.read().pages();

  @Test
  void everyPageAnswersWhateverItIsSent() throws IOException {
    Map<Integer, Integer> statuses = new TreeMap<>();
    Known known = new Known();
    try (StripeSimulator simulator = StripeSimulator.start(SimulatorConfig.defaults());
        Fuzzer fuzzer = new Fuzzer(simulator.baseUri(), known)) {
      Wire account = Wire.bearer(simulator, "sk_test_pages");
      for (int i = 0; i < tries.times(); i++) {
        RawAnswer answer = ask(fuzzer, request(account, known));
        statuses.merge(answer.status(), 1, Integer::sum);
      }
      assertThat(Audit.of(account)).as("what does not add up, " + again()).isEmpty();
    }
    assertThat(statuses).as(again()).containsKeys(200, 303, 400);
  }

  private RawAnswer ask(Fuzzer fuzzer, WildRequest request) {
    try {
      return fuzzer.ask(request, Verdict::ofPage);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + again(), e);
    }
  }

  private String again() {
    return "again: " + tries.again(PagesFuzzTest.class);
  }

  private WildRequest request(Wire account, Known known) {
    WildRequests wild = new WildRequests(dice, known, new Lessons(), "pages");
    String address = challenge(account);
    String form = address.substring(address.indexOf('?') + 1);
    return wild.forPage(dice.of(pages), dice.oneIn(2) ? form : bent(form));
  }

  /** The address of a 3-D Secure page whose way back is as strange as the API lets through. */
  private String challenge(Wire account) {
    String back =
        switch (dice.below(4)) {
          case 0 -> Wild.text(dice);
          case 1 ->
              dice.of("http://shop.test/\r\nX: y", "http://shop.test/\n", "http://shöp.test/😀");
          default -> "http://shop.test/return?a=b#c";
        };
    String form =
        "amount=4000&currency=eur&confirm=true&payment_method_types[0]=card"
            + "&payment_method=pm_card_threeDSecure2Required&return_url="
            + URLEncoder.encode(back, StandardCharsets.UTF_8);
    JsonObject intent = account.post("/v1/payment_intents", form).json();
    if (!(intent.get("next_action") instanceof JsonObject action)) {
      return "?";
    }
    JsonObject how = action.getAsJsonObject(action.get("type").getAsString());
    return how.get(how.has("url") ? "url" : "stripe_js").getAsString();
  }

  private String bent(String form) {
    String[] pairs = form.split("&");
    int at = dice.below(pairs.length);
    // Short ones: what a request line cannot hold never reaches the page.
    String text = Wild.text(dice);
    String value = text.substring(0, Math.min(50, text.length()));
    pairs[at] =
        pairs[at].replaceFirst("=.*", "=") + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return String.join("&", pairs);
  }
}
