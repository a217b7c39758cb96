package testmode.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static testmode.driver.sweep.SharedAccount.marks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.driver.sweep.SharedAccount;
import testmode.driver.web.TinyServer;
import testmode.driver.web.TinyServer.Reply;

class SweepCommandTest {
  private static final String KEY = SharedAccount.SECRET_KEY;

  private final Instant began = Instant.now().minus(Duration.ofHours(5));
  private final SharedAccount account = new SharedAccount(began);
  private final TinyServer untouched = new TinyServer();
  private final Console console = new Console();

  SweepCommandTest() {
    console.settings(Map.of(), Map.of("STRIPE_SECRET_KEY", KEY));
  }

  @AfterEach
  void close() {
    account.close();
    untouched.close();
  }

  private int sweep(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "sweep";
    all[1] = "--stripe-base";
    all[2] = account.uri().toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return console.run(all);
  }

  @Test
  void withoutApplyItTellsWhatItWouldDoAndDoesNothing() throws Exception {
    String left = account.holds("requires_action", marks("7t1n2", began));
    account.holds("requires_action", Map.of());

    assertThat(sweep()).isZero();

    assertThat(console.out())
        .startsWith(
            "Sweeping " + account.uri() + " (sk_test_****MnOp) for what runs left open that")
        .contains("began 2 h ago or earlier")
        .containsPattern("RUN +STARTED +PAYMENTINTENT +AMOUNT +STATE\n")
        .containsPattern("7t1n2 +20\\S+Z +" + left + " +40.00 EUR +requires_action\n")
        .endsWith(
            "1 PaymentIntent of 1 run, among 2 PaymentIntents of that age."
                + " Nothing was changed; --apply cancels what is listed.\n")
        .hasLineCount(4)
        .doesNotContain(KEY);
    assertThat(console.err()).isEmpty();
    assertThat(account.state(left)).isEqualTo("requires_action");
  }

  @Test
  void withApplyItSaysOfEachWhatCameOfIt() throws Exception {
    String one = account.holds("requires_action", marks("run1", began));
    String two = account.holds("requires_capture", marks("run2", began));
    String stranger = account.holds("requires_action", Map.of());

    assertThat(sweep("--apply")).isZero();

    assertThat(console.out())
        .containsPattern(one + " .*requires_action +canceled\n")
        .containsPattern(two + " .*requires_capture +canceled\n")
        .endsWith("2 PaymentIntents of 2 runs: nothing of it is open any more.\n")
        .doesNotContain(stranger);
    assertThat(account.state(one)).isEqualTo("canceled");
    assertThat(account.state(two)).isEqualTo("canceled");
    assertThat(account.state(stranger)).isEqualTo("requires_action");
  }

  @Test
  void thePageShowsItAsItIs() throws Exception {
    account.holds("requires_action", marks("run1", began));
    sweep("--apply");
    List<String> shown = Files.readAllLines(Path.of("docs/test-mode.md"));
    List<String> printed = console.out().lines().toList();

    assertThat(shown).contains(printed.get(1), printed.get(3));
    assertThat(shown)
        .filteredOn(line -> line.endsWith("  canceled"))
        .singleElement()
        .satisfies(row -> assertThat(row).hasSameSizeAs(printed.get(2)));
  }

  @Test
  void nothingToDoIsSaidInOneLine() {
    assertThat(sweep("--apply", "--older-than", "30m", "--look-back", "1d")).isZero();
    assertThat(console.out())
        .contains("began 30 min ago")
        .endsWith("Nothing was left open, among 0 PaymentIntents of that age.\n");
  }

  @Test
  void whatCouldNotBeCanceledIsCountedAndEndsWith1() {
    String intent =
        """
        {"object": "list", "has_more": false, "url": "/v1/payment_intents", "data": [
          {"id": "pi_1", "object": "payment_intent", "amount": 4000, "currency": "eur",
           "status": "requires_action", "created": 1, "metadata":
            {"testmode_run": "r1", "testmode_started": "1795428000"}}]}
        """;
    String refusal = "{\"error\": {\"message\": \"This one is special.\", \"code\": \"no\"}}";
    untouched
        .on("GET /v1/payment_intents", 200, intent)
        .on(
            "POST /v1/payment_intents/pi_1/cancel",
            asked -> new Reply(400, refusal, Map.of("Stripe-Should-Retry", "false")));

    assertThat(console.run("sweep", "--apply", "--stripe-base", untouched.uri().toString()))
        .isEqualTo(1);
    assertThat(console.out())
        .containsPattern("pi_1 .*not canceled: This one is special\n")
        .endsWith("1 PaymentIntent of 1 run: 1 could not be canceled, as said above.\n");
  }

  @Test
  void aStripeThatDoesNotAnswerIsSaidAndEndsWith3() {
    account.close();

    assertThat(sweep()).isEqualTo(3);
    assertThat(console.err())
        .startsWith("Stripe at " + account.uri() + " could not be asked: no answer to GET /v1/")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STRIPE_SECRET_KEY      | sk_live_51AbCdEfGhIjKlMnOp | STRIPE_SECRET_KEY holds a live key
          STRIPE_SECRET_KEY      | rk_live_51AbCdEfGhIjKlMnOp | (rk_live_****MnOp): Testmode takes
          STRIPE_PUBLISHABLE_KEY | pk_live_51AbCdEfGhIjKlMnOp | STRIPE_PUBLISHABLE_KEY holds a live
          STRIPE_SECRET_KEY      | pk_test_51AbCdEfGhIjKlMnOp | must begin with sk_test_ or rk_test_
          STRIPE_SECRET_KEY      | ''                         | STRIPE_SECRET_KEY is not set: set it
          """)
  void aKeyThatMayNotBeUsedIsRefusedBeforeAnyConnection(
      String variable, String value, String explanation) {
    Map<String, String> environment = new HashMap<>(Map.of("STRIPE_SECRET_KEY", KEY));
    environment.put(variable, value);
    console.settings(Map.of("testmode.stripe.base", untouched.uri().toString()), environment);

    assertThat(console.run("sweep", "--apply")).isEqualTo(2);

    assertThat(console.err()).contains(explanation).hasLineCount(1);
    assertThat(untouched.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --stripe-base here                 | --stripe-base (here) must be like http://127.0.0.1:
          --stripe-base http://stripe.test   | --stripe-base (http://stripe.test) must be https
          --older-than 2d --look-back 1d     | --look-back (1 d) must be longer than --older-than
          """)
  void anOptionThatDoesNotFitIsExplained(String options, String explanation) {
    assertThat(console.run(("sweep " + options).split(" "))).isEqualTo(2);
    assertThat(console.err()).contains(explanation).hasLineCount(1);
  }

  @Test
  void aMistypedPropertyDoesNotLeadToStripeItself() {
    console.settings(
        Map.of("testmode.stripe.bas", untouched.uri().toString()),
        Map.of("STRIPE_SECRET_KEY", KEY));

    assertThat(console.run("sweep")).isEqualTo(2);
    assertThat(console.err()).contains("did you mean testmode.stripe.base?").hasLineCount(1);
  }

  @Test
  void thePropertyLeadsToStripeToo() {
    console.settings(
        Map.of("testmode.stripe.base", account.uri().toString()), Map.of("STRIPE_SECRET_KEY", KEY));

    assertThat(console.run("sweep")).isZero();
    assertThat(console.out()).startsWith("Sweeping " + account.uri());
  }
}
