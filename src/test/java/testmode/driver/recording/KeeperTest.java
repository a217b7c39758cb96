package testmode.driver.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testmode.network.Exchange;
import testmode.network.Leg;
import testmode.network.Party;

class KeeperTest {
  private static final String INTENT = "pi_3UHm0dHIBYZYyePr11ejmDy5";

  @TempDir Path folder;

  private Recording kept(Exchange... exchanges) {
    keeper().keep("Paid", "features/checkout/paid.feature:7", List.of(exchanges));
    return Recordings.read(folder.resolve("checkout-paid-7.json"));
  }

  private Keeper keeper() {
    return new Keeper(folder, Origin.STRIPE, "2026-07-29.dahlia");
  }

  private static Exchange exchange(Party from, Party to, String query, String form, String answer) {
    return new Exchange(
        3,
        from,
        to,
        "POST",
        "/v1/payment_intents",
        query,
        Map.of("Idempotency-Key", "k-1", "User-Agent", "x", "Authorization", "Bearer ****"),
        form,
        200,
        Map.of("Request-Id", "req_1", "Original-Request", "req_1", "Server", "nginx"),
        answer,
        1_795_424_400_000L,
        12,
        null,
        null,
        true,
        true,
        "k-1");
  }

  private static Exchange call(String form, String answer) {
    return exchange(Party.MERCHANT, Party.STRIPE, "", form, answer);
  }

  @Test
  void formsAreDecodedAndOnlyTellingHeadersStay() {
    KeptExchange only = kept(call("amount=4000&metadata%5Ba%5D=b+c", "{}")).exchanges().get(0);

    assertThat(only.request().form()).isNotNull();
    assertThat(only.request().form().values())
        .isEqualTo(Map.of("amount", List.of("4000"), "metadata[a]", List.of("b c")));
    assertThat(only.request().headers()).isEqualTo(Map.of("idempotency-key", "k-1"));
    assertThat(only.response()).isNotNull();
    assertThat(only.response().headers())
        .isEqualTo(Map.of("request-id", "present", "original-request", "= request-id"));
  }

  @Test
  void theSecretsThatDecodingBringsToLightAreMaskedAndKeysGo() throws IOException {
    kept(
        exchange(
            Party.SHOPPER,
            Party.STRIPE,
            "key=pk_test_****",
            "key=pk_test_****&a=%73k_test_51AbCdEfGhIjKl&card%5Bnumber%5D=%34242424242424242"
                + "&client_secret="
                + INTENT
                + "%5Fsecret%5FaBcDeFgHiJkL",
            "{}"));

    assertThat(Files.readString(folder.resolve("checkout-paid-7.json")))
        .contains("sk_test_****IjKl", "****4242", INTENT + "_secret_****iJkL")
        .doesNotContain("\"key\"", "51AbCd", "42424242", "aBcDeF");
  }

  @Test
  void addressesThatStripeMakesUpAreKeptWithoutTheirPath() throws IOException {
    kept(
        call(
            "",
            "{\"receipt_url\": \"https://pay.stripe.com/receipts/tokenOfIt\","
                + " \"url\": \"/v1/charges\", \"return_url\": \"http://shop.test/back?a=b\"}"));

    assertThat(Files.readString(folder.resolve("checkout-paid-7.json")))
        .contains("https://pay.stripe.com/…", "/v1/charges", "http://shop.test/back?a=b")
        .doesNotContain("tokenOfIt");
  }

  @Test
  void onlyWhatWasAskedOfStripeIsKept() {
    Recording recording =
        kept(
            exchange(Party.SHOPPER, Party.MERCHANT, "", "", "{}"),
            exchange(Party.SHOPPER, Party.STRIPE, "", "", "{}"),
            exchange(Party.STRIPE, Party.MERCHANT, "", "", "{}"),
            call("", "{}"));

    assertThat(recording.exchanges())
        .extracting(KeptExchange::from)
        .containsExactly(Party.SHOPPER, Party.MERCHANT);
  }

  @Test
  void aScenarioThatAskedStripeNothingMakesNoFile() {
    keeper().keep("Idle", null, List.of(exchange(Party.SHOPPER, Party.MERCHANT, "", "", "{}")));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCutBodyIsMarkedAndNotKept() {
    String cut = "a=b … (cut; 70000 characters in all)";

    KeptExchange only =
        kept(call(cut, "{\"a\": … (cut; 70000 characters in all)")).exchanges().get(0);

    assertThat(only.request().cut()).isTrue();
    assertThat(only.request().form()).isNull();
    assertThat(only.response()).isNotNull();
    assertThat(only.response().cut()).isTrue();
    assertThat(only.response().body()).isNull();
  }

  @Test
  void aPageForABrowserIsKeptWithoutItsText() throws IOException {
    kept(call("", "<html>bank</html>"));

    assertThat(Files.readString(folder.resolve("checkout-paid-7.json")))
        .contains("\"body\": null")
        .doesNotContain("bank");
  }

  @Test
  void whatAFaultKeptFromStripeIsMarkedAndHasNoAnswer() {
    Exchange lost =
        new Exchange(
            1,
            Party.MERCHANT,
            Party.STRIPE,
            "GET",
            "/v1/payment_intents/" + INTENT,
            "",
            Map.of(),
            "",
            null,
            Map.of(),
            "",
            0,
            0,
            "request-lost",
            Leg.BEFORE_STRIPE,
            false,
            false,
            null);

    KeptExchange only = kept(lost).exchanges().get(0);

    assertThat(only.fault()).isEqualTo(new KeptExchange.Struck("request-lost", Leg.BEFORE_STRIPE));
    assertThat(only.reachedStripe()).isFalse();
    assertThat(only.response()).isNull();
  }

  @Test
  void aScenarioThatIsPlayedTwiceInARunMakesTwoFiles() {
    Keeper keeper = keeper();
    keeper.keep("Paid: once!", null, List.of(call("", "{}")));
    keeper.keep("Paid: once!", null, List.of(call("", "{}")));

    assertThat(Recordings.files(folder))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("paid-once.json", "paid-once-2.json");
  }

  @ParameterizedTest
  @CsvSource({
    "true, http://127.0.0.1:12111, SIMULATOR",
    "false, https://api.stripe.com, STRIPE",
    "false, http://127.0.0.1:12111, ELSEWHERE",
    "false, http://api.stripe.com, ELSEWHERE",
    "false, https://api.stripe.com.example.org, ELSEWHERE"
  })
  void onlyStripesOwnAddressIsStripe(boolean simulated, URI base, Origin origin) {
    assertThat(Origin.of(simulated, base)).isEqualTo(origin);
  }
}
